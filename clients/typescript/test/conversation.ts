import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import WebSocket from 'ws';
import { createLobbyClient, type LobbyClient, type LobbySnapshot } from '../src/index.js';
import { tokenFor } from './players.js';

/** A story as ../../conversations/README.md describes it. */
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
  renewed?: number;
  chaos?: Rates;
}

/** A request gets through in the end: a reply that is lost costs its client ten seconds. */
const PATIENCE_MS = 60_000;

/** One of the players, and the client that it plays with now. */
class Player {
  client!: LobbyClient;
  renewals = 0;
  /** What broke the rule that nobody is ever seen like that. */
  broken: object | undefined;
  #sockets: WebSocket[] = [];

  constructor(
    readonly name: string,
    readonly id: string,
    private readonly address: string,
    private readonly never: object | undefined,
  ) {}

  async connect(): Promise<void> {
    const sockets: WebSocket[] = [];
    const client = createLobbyClient({
      url: this.address,
      token: () => tokenFor(this.id, this.name, this.address),
      WebSocket: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols);
          sockets.push(this);
        }
      },
    });
    this.renewals = 0;
    client.on('session.opened', () => this.renewals++);
    client.currentLobby.subscribe(lobby => {
      this.broken ??= this.never && lobby?.members.find(member => isLike(member, this.never));
    });
    await client.connect();
    [this.client, this.#sockets] = [client, sockets];
  }

  lose(): void {
    this.#sockets.at(-1)!.terminate();
  }

  async takeOver(): Promise<void> {
    const former = this.client;
    await this.connect();
    await until(
      () => former.connection.getSnapshot() === 'replaced',
      () => `${this.name}'s former client did not end.`,
    );
  }
}

/** Plays a conversation to its end, and checks what every client holds then. */
export async function play(
  { name, chaos, never, players: names, steps }: Conversation,
  address: string,
  plan: (rates: Rates) => Promise<void>,
): Promise<void> {
  const run = `${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
  const players = new Map(names.map(who => [who, new Player(who, `${who}-${run}`, address, never)]));
  const kept = new Map<string, unknown>([['mode', `mode-${run}`]]);
  const known = (text: string): unknown => {
    if (text.startsWith('@')) return players.get(text.slice(1))!.id;
    return text.startsWith('$') ? kept.get(text.slice(1)) : text;
  };

  await plan({});
  await Promise.all([...players.values()].map(player => player.connect()));
  const witness = createLobbyClient({
    url: address,
    token: () => tokenFor(`witness-${run}`, 'Witness', address, 'lobby:admin'),
    WebSocket,
  });
  await witness.connect();
  try {
    await plan(chaos);
    for (const step of steps) await take(step);
    await plan({});
    for (const player of players.values()) await holdsTheTruth(player, witness);
    for (const player of players.values()) expect(player.broken, `${name}: ${player.name} saw`).toBeUndefined();
  } finally {
    await plan({});
    for (const { client } of [...players.values(), { client: witness }]) client.close();
  }

  async function take(step: Step): Promise<void> {
    if (step.together) await Promise.all(step.together.map(take));
    else if (step.chaos) await plan(step.chaos);
    else if (step.sees !== undefined) await Promise.all(those(step).map(player => sees(player, step.sees!)));
    else for (const player of those(step)) await act(player, step);
  }

  function those({ as }: Step): Player[] {
    return [as ?? names].flat().map(who => players.get(who)!);
  }

  async function act(player: Player, step: Step): Promise<void> {
    if (step.loses) player.lose();
    else if (step.takesOver) await player.takeOver();
    else if (step.renewed)
      await until(
        () => player.renewals >= step.renewed!,
        () => `${player.name} has had ${player.renewals} sockets.`,
      );
    else await ask(player, step);
  }

  async function ask(player: Player, step: Step): Promise<void> {
    const answer = await player.client
      .request(step.do!, filled(step.with ?? {}) as never, { timeoutMs: PATIENCE_MS })
      .then(
        reply => ({ reply }),
        error => ({ code: error.code as string, error }),
      );
    if (step.refused) return expect(answer, JSON.stringify(step)).toMatchObject({ code: step.refused });
    if ('error' in answer) throw new Error(`${player.name}: ${JSON.stringify(step)}`, { cause: answer.error });
    if (step.reply) expect(answer.reply).toMatchObject(filled(step.reply) as object);
    for (const [member, as] of Object.entries(step.keep ?? {})) kept.set(as, (answer.reply as never)[member]);
  }

  function sees({ client, name }: Player, wanted: object | null): Promise<void> {
    return until(
      () => isSo(client.currentLobby.getSnapshot(), wanted),
      () =>
        `${name} was to see ${JSON.stringify(wanted)} and holds ${JSON.stringify(client.currentLobby.getSnapshot())}`,
    );
  }

  function isSo(lobby: LobbySnapshot | null, wanted: object | null): boolean {
    if (!lobby || !wanted) return lobby === wanted;
    const { members = {}, ...rest } = filled(wanted) as { members?: Record<string, object | null> };
    return (
      isLike(lobby, rest) &&
      Object.entries(members).every(([who, like]) => {
        const member = lobby.members.find(({ playerId }) => playerId === players.get(who)!.id);
        return like ? member !== undefined && isLike(member, like) : member === undefined;
      })
    );
  }

  /** With all names of players and of what was kept put in. */
  function filled(value: unknown): unknown {
    if (typeof value === 'string') return known(value);
    if (Array.isArray(value)) return value.map(filled);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, filled(inner)]));
  }
}

/** Nothing is asked for the player itself: what it is told would put right what it holds. */
async function holdsTheTruth({ client, name }: Player, witness: LobbyClient): Promise<void> {
  const held = () => client.currentLobby.getSnapshot();
  let told: unknown;
  await until(
    async () => {
      const lobby = held();
      if (!lobby)
        return client.lobby.get().then(
          () => false,
          error => error.code === 'not_in_lobby',
        );
      told = await witness.lobby.get({ lobbyId: lobby.lobbyId }).catch(error => error);
      return isDeepStrictEqual(shown(held()), shown(told));
    },
    () => `${name} holds ${JSON.stringify(held())} and a witness is told ${JSON.stringify(told)}`,
  );
}

/** As everyone in the lobby sees it: without private data, and bans, which are the host's. */
const shown = (lobby: unknown): unknown =>
  JSON.parse(JSON.stringify(lobby), (key, value) => (/^[_$]/.test(key) || key === 'bans' ? undefined : value));

/** Whether a value has the members that are wanted of it. */
function isLike(value: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return value === wanted;
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(wanted) && (value as unknown[]).length !== wanted.length) return false;
  return Object.entries(wanted).every(([member, inner]) => isLike((value as Record<string, unknown>)[member], inner));
}

async function until(isSo: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(otherwise());
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
