import { onTestFinished, vi } from 'vitest';
import {
  type LobbyChangedPush,
  LobbyClient,
  type LobbyClientOptions,
  type LobbySnapshot,
  type MemberSnapshot,
} from '../src/index.js';

/** A WebSocket whose service side is played by the test. */
export class FakeSocket {
  onopen: ((event: unknown) => void) | null = null;
  onmessage: ((event: unknown) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly sent: { action: string; id: string; data: Record<string, unknown> }[] = [];
  isClosed = false;
  /** Whether pings, and hellos after the first, get a reply without missed changes. */
  repliesAutomatically = true;
  /** Whether the service completes the closing handshake. */
  closesAtOnce = true;
  /** The reply to the first hello. */
  helloReply: object | undefined;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  send(text: string): void {
    const frame = JSON.parse(text);
    this.sent.push(frame);
    if (
      !this.repliesAutomatically ||
      !(frame.action === 'session.ping' || (frame.action === 'session.hello' && this.helloReply))
    )
      return;
    const missed = frame.data.lobbyId ? { missed: [] } : {};
    const serverTime = new Date().toISOString();
    queueMicrotask(() => this.reply(frame.id, { ...this.helloReply, lobby: null, ...missed, serverTime }));
  }

  close(): void {
    this.isClosed = true;
    if (this.closesAtOnce) queueMicrotask(() => this.onclose?.({ code: 1000 }));
  }

  /** Receives frames from the service. */
  receive(...frames: object[]): void {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  reply(id: string | undefined, data: object = {}): void {
    this.receive({ type: 'reply', id, ok: true, data });
  }

  refuse(id: string | undefined, code: string, more: object = {}): void {
    this.receive({ type: 'reply', id, ok: false, error: { code, message: 'No.', ...more } });
  }

  /** Drops the connection. */
  drop(): void {
    this.onclose?.({ code: 1006 });
  }

  /** Returns the requests of an action that were sent over this socket. */
  requests(action: string): { id: string; data: Record<string, unknown> }[] {
    return this.sent.filter(frame => frame.action === action);
  }
}

/** Ignores the outcome of a promise that the test does not check. */
export const ignoreOutcome = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

export const limits = { connectionSeconds: 7200, requestIdSeconds: 300 };

/** The time until the planned renewal, with `random` at 0.5. */
export const RENEWAL_MS = limits.connectionSeconds * 1000 * 0.75;

/** Creates a client with fake sockets and fake time. By default `random` returns 0.5, so each delay is half of its maximum. */
export function setUp(random: () => number = () => 0.5, more: Partial<LobbyClientOptions> = {}) {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00.000Z') });
  const sockets: FakeSocket[] = [];
  const token = vi.fn<() => string | Promise<string>>(() => `token${sockets.length + 1}`);
  // By default no HTTP request reaches the service.
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('fetch failed')));
  vi.stubGlobal('fetch', fetch);
  const client = new LobbyClient({
    url: 'ws://lobby.test/v1',
    token,
    random,
    ...more,
    WebSocket: class extends FakeSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        sockets.push(this);
      }
    },
  });
  onTestFinished(async () => {
    ignoreOutcome(client.close());
    // A socket that does not close is given up after two seconds.
    if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(2_000);
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const lastSocket = () => sockets.at(-1)!;
  const advance = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  /** Opens the newest socket and replies to its hello. */
  const acceptHello = async (hello: object = {}) => {
    lastSocket().onopen?.({});
    const { id } = lastSocket().requests('session.hello')[0]!;
    lastSocket().helloReply = {
      ...{ playerId: 'p1', name: 'Ada', serverTime: new Date().toISOString(), protocol: 1, limits, lobby: null },
      ...hello,
    };
    lastSocket().reply(id, lastSocket().helloReply);
    await advance();
  };
  const goOnline = async (hello: object = {}) => {
    ignoreOutcome(client.connect());
    await advance();
    await acceptHello(hello);
    return lastSocket();
  };
  return { client, sockets, token, fetch, lastSocket, advance, acceptHello, goOnline };
}

/** Records the current state of the connection and each later one. */
export const recordStates = ({ state }: LobbyClient) => {
  const states: string[] = [];
  state.subscribe(state => states.push(state));
  return states;
};

export const member = (playerId: string, more: Partial<MemberSnapshot> = {}): MemberSnapshot => ({
  playerId,
  name: playerId,
  role: playerId === 'p1' ? 'host' : 'player',
  team: null,
  ready: false,
  muted: false,
  presence: 'online',
  joinedAt: '2026-01-01T00:00:00.000Z',
  data: {},
  ...more,
});

export const lobby = (version: number, more: Partial<LobbySnapshot> = {}): LobbySnapshot => ({
  lobbyId: 'l1',
  version,
  code: 'K7QF2M',
  status: 'open',
  name: 'Friday night',
  mode: 'ctf',
  region: null,
  visibility: 'public',
  locked: false,
  hasPassword: false,
  maxPlayers: 8,
  minPlayers: 2,
  teams: [],
  allowSpectators: false,
  autoStart: 'never',
  countdownSeconds: 5,
  reconnectGraceSeconds: 120,
  hostId: 'p1',
  data: {},
  members: [member('p1'), member('p2')],
  match: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

/** Creates a push of the versions after `previous`. By default it covers one version and renames the lobby to `v` and its number. */
export const push = (version: number, more: Partial<LobbyChangedPush> = {}): LobbyChangedPush => ({
  type: 'lobby.changed',
  lobbyId: 'l1',
  version,
  previous: version - 1,
  at: '2026-01-01T00:01:00.000Z',
  changes: [{ kind: 'lobby.updated', name: `v${version}` }],
  ...more,
});
