import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import WebSocket from 'ws';
import { LobbyClient, type LobbySnapshot, type Push } from '../src/index.js';
import { tokenFor } from './players.js';

/** A conversation, in the format that ../../conversations/README.md describes. */
export interface Conversation {
  name: string;
  chaos: Rates;
  never?: object;
  players: string[];
  steps: Step[];
}

export type Rates = Record<string, number>;

interface Step {
  as?: string | string[];
  do?: Parameters<LobbyClient['request']>[0];
  with?: object;
  keep?: Record<string, string>;
  reply?: object;
  refused?: string;
  together?: Step[];
  sees?: object | null;
  loses?: true;
  takesOver?: true;
  competes?: true;
  renewed?: number;
  receives?: object;
  chaos?: Rates;
  pushesTo?: string;
}

/** The time limit for a request or a condition. Each lost reply delays a request by ten seconds. */
const TIMEOUT_MS = 60_000;

/** A player and their current client. */
class Player {
  client!: LobbyClient;
  openedConnections = 0;
  readonly pushes: Push[] = [];
  /** The first member seen in the state that the conversation rules out. */
  violation: object | undefined;
  #sockets: WebSocket[] = [];

  constructor(
    readonly name: string,
    readonly id: string,
    private readonly address: string,
    private readonly never: object | undefined,
  ) {}

  async connect(): Promise<void> {
    const sockets: WebSocket[] = [];
    const client = new LobbyClient({
      url: this.address,
      token: () => tokenFor(this.id, this.name, this.address),
      WebSocket: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols);
          sockets.push(this);
        }
      },
    });
    this.openedConnections = 0;
    client.on('sessionOpened', () => this.openedConnections++);
    client.on('pushReceived', push => this.pushes.push(push));
    client.currentLobby.subscribe(lobby => {
      this.violation ??= this.never && lobby?.members.find(member => isLike(member, this.never));
    });
    await client.connect();
    [this.client, this.#sockets] = [client, sockets];
  }

  lose(): void {
    this.#sockets.at(-1)!.terminate();
  }

  async takeOver(): Promise<void> {
    const previous = this.client;
    await this.connect();
    await until(
      () => previous.state.getSnapshot() === 'replaced',
      () => `${this.name}'s previous client did not end.`,
    );
  }

  async compete(): Promise<void> {
    const [previous, previousSockets] = [this.client, this.#sockets];
    await this.connect();
    const isReplaced = (client: LobbyClient): boolean => client.state.getSnapshot() === 'replaced';
    await until(
      () => isReplaced(previous) || isReplaced(this.client),
      () => `${this.name}'s clients are both connected.`,
    );
    if (!isReplaced(previous)) [this.client, this.#sockets] = [previous, previousSockets];
  }
}

/** Plays a conversation and then checks that every client has the service's state. */
export async function play(
  { name, chaos, never, players: names, steps }: Conversation,
  address: string,
  setFaultRates: (rates: Rates, pushesTo?: string) => Promise<void>,
): Promise<void> {
  const suffix = `${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
  const players = new Map(names.map(name => [name, new Player(name, `${name}-${suffix}`, address, never)]));
  const values = new Map<string, unknown>([['mode', `mode-${suffix}`]]);
  const lookUp = (text: string): unknown => {
    if (text.startsWith('@')) return players.get(text.slice(1))!.id;
    return text.startsWith('$') ? values.get(text.slice(1)) : text;
  };

  await setFaultRates({});
  await Promise.all([...players.values()].map(player => player.connect()));
  const witness = new LobbyClient({
    url: address,
    token: () => tokenFor(`witness-${suffix}`, 'Witness', address, 'lobby:admin'),
    WebSocket,
  });
  await witness.connect();
  try {
    await setFaultRates(chaos);
    for (const step of steps) await run(step);
    await setFaultRates({});
    for (const player of players.values()) await expectInSync(player, witness);
    for (const player of players.values()) expect(player.violation, `${name}: ${player.name} saw`).toBeUndefined();
  } finally {
    await setFaultRates({});
    for (const { client } of [...players.values(), { client: witness }]) client.close();
  }

  async function run(step: Step): Promise<void> {
    if (step.together) await Promise.all(step.together.map(run));
    else if (step.chaos) await setFaultRates(step.chaos, step.pushesTo && players.get(step.pushesTo)!.id);
    else if (step.sees !== undefined)
      await Promise.all(playersOf(step).map(player => waitForLobby(player, step.sees!)));
    else for (const player of playersOf(step)) await act(player, step);
  }

  function playersOf({ as }: Step): Player[] {
    return [as ?? names].flat().map(name => players.get(name)!);
  }

  async function act(player: Player, step: Step): Promise<void> {
    if (step.loses) player.lose();
    else if (step.takesOver) await player.takeOver();
    else if (step.competes) await player.compete();
    else if (step.renewed)
      await until(
        () => player.openedConnections >= step.renewed!,
        () => `${player.name} has opened ${player.openedConnections} connections.`,
      );
    else if (step.receives)
      await until(
        () => player.pushes.some(push => isLike(push, resolve(step.receives))),
        () => `${player.name} has received no ${JSON.stringify(step.receives)}.`,
      );
    else await request(player, step);
  }

  async function request(player: Player, step: Step): Promise<void> {
    const result = await player.client
      .request(step.do!, resolve(step.with ?? {}) as never, { timeoutMs: TIMEOUT_MS })
      .then(
        reply => ({ reply }),
        error => ({ code: error.code as string, error }),
      );
    if (step.refused) return expect(result, JSON.stringify(step)).toMatchObject({ code: step.refused });
    if ('error' in result) throw new Error(`${player.name}: ${JSON.stringify(step)}`, { cause: result.error });
    if (step.reply) expect(result.reply).toMatchObject(resolve(step.reply) as object);
    for (const [member, as] of Object.entries(step.keep ?? {})) values.set(as, (result.reply as never)[member]);
  }

  function waitForLobby({ client, name }: Player, expected: object | null): Promise<void> {
    return until(
      () => isLobbyLike(client.currentLobby.getSnapshot(), expected),
      () =>
        `${name} should see ${JSON.stringify(expected)} but has ${JSON.stringify(client.currentLobby.getSnapshot())}`,
    );
  }

  function isLobbyLike(lobby: LobbySnapshot | null, expected: object | null): boolean {
    if (!lobby || !expected) return lobby === expected;
    const { members = {}, ...rest } = resolve(expected) as { members?: Record<string, object | null> };
    return (
      isLike(lobby, rest) &&
      Object.entries(members).every(([name, like]) => {
        const member = lobby.members.find(({ playerId }) => playerId === players.get(name)!.id);
        return like ? member !== undefined && isLike(member, like) : member === undefined;
      })
    );
  }

  /** Replaces `@player` and `$value` references. */
  function resolve(value: unknown): unknown {
    if (typeof value === 'string') return lookUp(value);
    if (Array.isArray(value)) return value.map(resolve);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, resolve(inner)]));
  }
}

/** Waits until a client has the service's state. A witness requests it, because a reply would correct the player's client. */
async function expectInSync({ client, name }: Player, witness: LobbyClient): Promise<void> {
  const replica = () => client.currentLobby.getSnapshot();
  let actual: unknown;
  await until(
    async () => {
      const lobby = replica();
      if (!lobby)
        return client.getLobby().then(
          () => false,
          error => error.code === 'not_in_lobby',
        );
      actual = await witness.getLobby({ lobbyId: lobby.lobbyId }).catch(error => error);
      return isDeepStrictEqual(publicView(replica()), publicView(actual));
    },
    () => `${name} has ${JSON.stringify(replica())} but the service has ${JSON.stringify(actual)}`,
  );
}

/** Removes private data, and the bans, which only the host receives. */
const publicView = (lobby: unknown): unknown =>
  JSON.parse(JSON.stringify(lobby), (key, value) =>
    /^[_$]/.test(key) || ['bans', 'banNames'].includes(key) ? undefined : value,
  );

/** Whether a value has all expected members. */
function isLike(value: unknown, expected: unknown): boolean {
  if (expected === null || typeof expected !== 'object') return value === expected;
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(expected) && (value as unknown[]).length !== expected.length) return false;
  return Object.entries(expected).every(([member, inner]) => isLike((value as Record<string, unknown>)[member], inner));
}

async function until(condition: () => boolean | Promise<boolean>, failure: () => string): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(failure());
    await new Promise(done => setTimeout(done, 100));
  }
}
