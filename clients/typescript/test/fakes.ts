import { onTestFinished, vi } from 'vitest';
import { createLobbyClient, type LobbyChangedPush, type LobbySnapshot, type MemberSnapshot } from '../src/index.js';

/** A socket whose other end is the test. */
export class FakeSocket {
  onopen: ((event: unknown) => void) | null = null;
  onmessage: ((event: unknown) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly sent: { action: string; id: string; data: Record<string, unknown> }[] = [];
  isClosed = false;
  /** Whether pings, and greetings after the first, are answered: nothing was missed. */
  answersCalls = true;
  /** The first greeting's answer. */
  greeting: object | undefined;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  send(text: string): void {
    const frame = JSON.parse(text);
    this.sent.push(frame);
    if (!this.answersCalls || !(frame.action === 'session.ping' || (frame.action === 'session.hello' && this.greeting)))
      return;
    const nothing = frame.data.lobbyId ? { missed: [] } : {};
    const serverTime = new Date().toISOString();
    queueMicrotask(() => this.reply(frame.id, { ...this.greeting, lobby: null, ...nothing, serverTime }));
  }

  close(): void {
    this.isClosed = true;
  }

  /** What the service sends. */
  receive(...frames: object[]): void {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  reply(id: string | undefined, data: object = {}): void {
    this.receive({ type: 'reply', id, ok: true, data });
  }

  refuse(id: string | undefined, code: string, more: object = {}): void {
    this.receive({ type: 'reply', id, ok: false, error: { code, message: 'No.', ...more } });
  }

  /** The other end is gone. */
  drop(): void {
    this.onclose?.({ code: 1006 });
  }

  /** Requests of an action that went over this socket. */
  requests(action: string): { id: string; data: Record<string, unknown> }[] {
    return this.sent.filter(frame => frame.action === action);
  }
}

/** For a promise whose outcome is not what the test is about. */
export const forget = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

export const limits = { connectionSeconds: 7200, requestIdSeconds: 300 };

/** When the planned change of sockets comes, with `random` at 0.5. */
export const RENEWAL_MS = limits.connectionSeconds * 1000 * 0.75;

/** A client with fake sockets and fake time. `random` is 0.5, so a wait of up to a second takes half of one. */
export function setUp(random: () => number = () => 0.5) {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00.000Z') });
  const sockets: FakeSocket[] = [];
  const token = vi.fn<() => string | Promise<string>>(() => `token${sockets.length + 1}`);
  const client = createLobbyClient({
    url: 'ws://lobby.test/v1',
    token,
    random,
    WebSocket: class extends FakeSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        sockets.push(this);
      }
    },
  });
  onTestFinished(() => {
    client.close();
    vi.useRealTimers();
  });

  const last = () => sockets.at(-1)!;
  const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  /** Lets the newest socket in. */
  const greet = async (hello: object = {}) => {
    last().onopen?.({});
    const { id } = last().requests('session.hello')[0]!;
    last().greeting = {
      ...{ playerId: 'p1', name: 'Ada', serverTime: new Date().toISOString(), protocol: 1, limits, lobby: null },
      ...hello,
    };
    last().reply(id, last().greeting);
    await pass();
  };
  const online = async (hello: object = {}) => {
    forget(client.connect());
    await pass();
    await greet(hello);
    return last();
  };
  return { client, sockets, token, last, pass, greet, online };
}

/** The states that a connection comes to from here on, and the one it is in. */
export const watch = ({ connection }: ReturnType<typeof setUp>['client']) => {
  const states: string[] = [];
  connection.subscribe(state => states.push(state));
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

/** The push of one version, or of those after `previous`. By default it renames the lobby to its version. */
export const push = (version: number, more: Partial<LobbyChangedPush> = {}): LobbyChangedPush => ({
  type: 'lobby.changed',
  lobbyId: 'l1',
  version,
  previous: version - 1,
  at: '2026-01-01T00:01:00.000Z',
  changes: [{ kind: 'lobby.updated', name: `v${version}` }],
  ...more,
});
