import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { type LobbyClient, LobbyError, type SocketConstructor } from '../src/index.js';
import { connectPlayer, lobbyWhere } from './players.js';

/** A seeded random generator (mulberry32): every run makes the same requests, while the network faults differ. */
function seededRandom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A WebSocket class that delays, duplicates and drops pushes, and sometimes disconnects, while the network is poor. */
function socketOver(network: { isPoor: boolean }): SocketConstructor {
  return class {
    onopen = null;
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onclose = null;
    onerror = null;
    readonly #socket: WebSocket;

    constructor(url: string, protocols: string[]) {
      this.#socket = new WebSocket(url, protocols);
      for (const type of ['onopen', 'onclose', 'onerror'] as const)
        this.#socket[type] = (event: unknown) => (this[type] as ((event: unknown) => void) | null)?.(event);
      this.#socket.onmessage = ({ data }) => this.#deliver(data);
    }

    send(text: string): void {
      this.#socket.send(text);
      if (network.isPoor && Math.random() < 0.04) this.#socket.terminate();
    }

    close(): void {
      this.#socket.close();
    }

    #deliver(data: unknown): void {
      const deliver = () => this.onmessage?.({ data });
      if (!network.isPoor || String(data).includes('"type":"reply"')) return deliver();
      const roll = Math.random();
      if (roll > 0.1) setTimeout(deliver, roll < 0.5 ? roll * 500 : 0);
      if (roll > 0.8) setTimeout(deliver, Math.random() * 500);
    }
  };
}

/** Requests that the players of a lobby make at random; some are refused. */
const actions: ((client: LobbyClient, others: string[], random: () => number) => Promise<unknown>)[] = [
  (client, _, random) => client.setReady({ ready: random() < 0.7 }),
  (client, _, random) => client.setTeam({ team: random() < 0.3 ? null : random() < 0.5 ? 'red' : 'blue' }),
  (client, _, random) =>
    client.updateMember({ data: { level: random() < 0.3 ? null : `${random()}`, _own: `${random()}` } }),
  (client, _, random) =>
    client.updateLobby({ region: random() < 0.5 ? null : 'eu', data: { [`k${random() < 0.5}`]: 'v', _in: 'x' } }),
  (client, others) => client.promoteMember({ playerId: others[0]! }),
  (client, others, random) => client.muteMember({ playerId: others[1]!, muted: random() < 0.5 }),
  client => client.balanceTeams({ mode: 'random' }),
  client => client.startMatch({ force: true }),
  client => client.cancelMatch(),
  client => client.endMatch({ result: 'draw' }),
  async client => {
    const { lobbyId } = client.currentLobby.getSnapshot()!;
    await client.leaveLobby();
    await client.joinLobby({ lobbyId });
  },
];

/** Returns the client's lobby and the service's lobby at the same version. */
async function atSameVersion(client: LobbyClient, playerId: string): Promise<{ replica: object; lobby: object }> {
  for (let round = 0; round < 20; round++) {
    // A client notices a lost push when the next one arrives.
    await client.updateMember({ data: { round: `${round}` } });
    const replica = await lobbyWhere(client, ({ members }) =>
      members.some(member => member.playerId === playerId && member.data.round === `${round}`),
    );
    const { bans, banNames, ...lobby } = await client.getLobby();
    if (replica.version === lobby.version) return { replica, lobby };
  }
  throw new Error('The lobby kept changing.');
}

test.each([1, 2])('All clients converge on the service’s state over a poor network (seed %i)', async seed => {
  const random = seededRandom(seed);
  const network = { isPoor: true };
  const players = await Promise.all(
    ['Ada', 'Grace', 'Edsger'].map(name => connectPlayer(name, { WebSocket: socketOver(network) })),
  );
  const rules = {
    mode: 'ctf',
    maxPlayers: 6,
    countdownSeconds: 1,
    teams: ['red', 'blue'].map(name => ({ name, size: 3 })),
  };
  const { code } = await players[0]!.client.createLobby({ name: 'Poor', ...rules });
  for (const { client } of players.slice(1)) await client.joinLobby({ code });

  const others = (id: string) => players.map(({ playerId }) => playerId).filter(other => other !== id);
  for (let step = 0; step < 60; step++) {
    const { client, playerId } = players[Math.floor(random() * players.length)]!;
    const act = actions[Math.floor(random() * actions.length)]!;
    await act(client, others(playerId), random).catch(error => expect(error).toBeInstanceOf(LobbyError));
  }

  network.isPoor = false;
  for (const { client, playerId } of players.filter(({ client }) => client.currentLobby.getSnapshot())) {
    const { replica, lobby } = await atSameVersion(client, playerId);
    expect(replica).toStrictEqual(lobby);
  }
});
