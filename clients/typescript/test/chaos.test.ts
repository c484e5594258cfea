import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { type LobbyClient, LobbyError, type SocketConstructor } from '../src/index.js';
import { join, sees } from './players.js';

/** The same deeds in every run (mulberry32); what the network does to them differs. */
function chance(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A socket that delays, doubles and swallows pushes, and breaks now and then, as long as the network is poor. */
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
      const hear = () => this.onmessage?.({ data });
      if (!network.isPoor || String(data).includes('"type":"reply"')) return hear();
      const luck = Math.random();
      if (luck > 0.1) setTimeout(hear, luck < 0.5 ? luck * 500 : 0);
      if (luck > 0.8) setTimeout(hear, Math.random() * 500);
    }
  };
}

/** What the players of one lobby may do; some of it is refused, as it comes. */
const deeds: ((client: LobbyClient, others: string[], random: () => number) => Promise<unknown>)[] = [
  (client, _, random) => client.member.ready({ ready: random() < 0.7 }),
  (client, _, random) => client.member.team({ team: random() < 0.3 ? null : random() < 0.5 ? 'red' : 'blue' }),
  (client, _, random) =>
    client.member.update({ data: { level: random() < 0.3 ? null : `${random()}`, _own: `${random()}` } }),
  (client, _, random) =>
    client.lobby.update({ region: random() < 0.5 ? null : 'eu', data: { [`k${random() < 0.5}`]: 'v', _in: 'x' } }),
  (client, others) => client.member.promote({ playerId: others[0]! }),
  (client, others, random) => client.member.mute({ playerId: others[1]!, muted: random() < 0.5 }),
  client => client.team.balance({ mode: 'random' }),
  client => client.match.start({ force: true }),
  client => client.match.cancel(),
  client => client.match.end({ result: 'draw' }),
  async client => {
    const { lobbyId } = client.currentLobby.getSnapshot()!;
    await client.lobby.leave();
    await client.lobby.join({ lobbyId });
  },
];

/** The lobby as pushes left it, and as the service tells it, at the same version. */
async function bothOf(client: LobbyClient, playerId: string, round = 0): Promise<{ told: object; held: object }> {
  // A push that was lost is missed only once another one has come.
  await client.member.update({ data: { round: `${round}` } });
  const held = await sees(client, ({ members }) =>
    members.some(it => it.playerId === playerId && it.data.round === `${round}`),
  );
  const { bans, ...told } = await client.lobby.get();
  return held.version === told.version ? { told, held } : bothOf(client, playerId, round + 1);
}

test.each([1, 2])('However poor the network, all end up with what the service says (seed %i)', async seed => {
  const random = chance(seed);
  const network = { isPoor: true };
  const players = await Promise.all(
    ['Ada', 'Grace', 'Edsger'].map(name => join(name, { WebSocket: socketOver(network) })),
  );
  const rules = {
    mode: 'ctf',
    maxPlayers: 6,
    countdownSeconds: 1,
    teams: ['red', 'blue'].map(name => ({ name, size: 3 })),
  };
  const { code } = await players[0]!.client.lobby.create({ name: 'Poor', ...rules });
  for (const { client } of players.slice(1)) await client.lobby.join({ code });

  const others = (id: string) => players.map(({ playerId }) => playerId).filter(other => other !== id);
  for (let step = 0; step < 60; step++) {
    const { client, playerId } = players[Math.floor(random() * players.length)]!;
    const deed = deeds[Math.floor(random() * deeds.length)]!;
    await deed(client, others(playerId), random).catch(error => expect(error).toBeInstanceOf(LobbyError));
  }

  network.isPoor = false;
  for (const { client, playerId } of players.filter(({ client }) => client.currentLobby.getSnapshot())) {
    const { told, held } = await bothOf(client, playerId);
    expect(held).toStrictEqual(told);
  }
});
