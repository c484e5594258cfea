import { applyReply } from './applyReply.js';
import { createLobbyBrowser, type LobbyBrowser } from './browser.js';
import { type Clock, systemClock, Timer } from './clock.js';
import { Connection, type ConnectionState } from './connection.js';
import { Emitter, type Events, type Listener } from './events.js';
import { LobbyReplica } from './lobbyReplica.js';
import { createLog, type Log, type LogEntry } from './log.js';
import {
  type Actions,
  type Hello,
  type HelloReply,
  type LobbySnapshot,
  type Methods,
  methods,
  methodsWithoutData,
  type PingReply,
  type Push,
  pushEvents,
  type Refusal,
  type WatchLobbies,
} from './protocol.js';
import type { RequestOptions } from './requestOptions.js';
import { type AnyAction, type CompletedRequest, RequestQueue } from './requestQueue.js';
import { ServerClock } from './serverClock.js';
import type { SocketConstructor } from './socketChannel.js';
import type { Readable } from './store.js';

/** Settings for `LobbyClient`; all but `url` and `token` have defaults. */
export interface LobbyClientOptions {
  /** The service's WebSocket URL: `wss://HOST/STAGE`. */
  url: string;
  /** Returns the player's JWT. Called before each connection, so it can renew an expired one. */
  token: () => string | Promise<string>;
  /** Receives the client's log entries. By default there is no log. */
  log?: (entry: LogEntry) => void;
  /** The WebSocket class. By default the global one; Node has it from version 22, for Node 20 use the package `ws`. */
  WebSocket?: SocketConstructor;
  /** The time source and timers; replaceable for tests. */
  clock?: Clock;
  /** A random number from 0 up to but excluding 1; replaceable for tests. */
  random?: () => number;
}

/** The name of an action, such as `lobby.join`. */
export type Action = keyof Actions;

/** The arguments after an action's name; `data` is optional for actions without required members. */
export type Arguments<A extends Action> = {} extends Actions[A]['data']
  ? [data?: Actions[A]['data'], options?: RequestOptions]
  : [data: Actions[A]['data'], options?: RequestOptions];

/** API Gateway closes a connection after ten idle minutes. */
const HELLO_INTERVAL_MS = 240_000;
/** The number of recent pushes that are remembered to drop duplicates. */
const MAX_RECENT_PUSHES = 256;

export interface LobbyClient extends Methods {}

/**
 * A player's client for the service. It keeps a connection open, and the player's lobby up to date. It has one method for each
 * action, such as `joinLobby` for `lobby.join`.
 */
export class LobbyClient {
  /** The state of the connection. */
  readonly state: Readable<ConnectionState>;
  /** The player's lobby, kept up to date; null while the player is in none. */
  readonly currentLobby: Readable<LobbySnapshot | null>;
  readonly #log: Log;
  readonly #events: Emitter;
  readonly #requests: RequestQueue;
  readonly #replica: LobbyReplica;
  readonly #connection: Connection;
  readonly #serverClock: ServerClock;
  readonly #clock: Clock;
  readonly #helloTimer: Timer;
  #recentPushes: string[] = [];
  #lastHello: { sentAt: number; data: Hello } = { sentAt: 0, data: {} };
  #isResyncing = false;
  #player: HelloReply | null = null;

  /** Creates a client that is not connected yet. */
  constructor(options: LobbyClientOptions) {
    const { url, token, clock = systemClock, random = Math.random } = options;
    if (!/^wss?:$/.test(new URL(url).protocol)) throw new TypeError(`The url must start with wss: or ws:, not ${url}`);
    if (typeof token !== 'function') throw new TypeError('The token option must be a function that returns a token.');
    const WebSocket = options.WebSocket ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
    if (!WebSocket)
      throw new TypeError(
        'This platform has no global WebSocket. Pass one in the WebSocket option, for example from the package ws.',
      );
    const log = (this.#log = createLog(options.log));
    this.#events = new Emitter(log);
    const { call } = this.#events;
    this.#clock = clock;
    this.#helloTimer = new Timer(clock);
    this.#serverClock = new ServerClock(clock);
    this.#replica = new LobbyReplica({
      ...{ clock, call },
      fetch: () => this.#fetchLobby(),
      onChanged: change => {
        this.#events.emit('lobbyChanged', change);
        if (change.push) this.#events.emit('pushReceived', change.push);
      },
    });
    this.#requests = new RequestQueue({
      ...{ clock, random, log },
      onCompleted: request => this.#handleCompleted(request),
      onRefused: (action, refusal) => this.#handleRefused(action, refusal),
      onReplyOverdue: () => this.#connection.replaceUnresponsive(),
    });
    this.#connection = new Connection({
      ...{ url, token, WebSocket, clock, random, log, call },
      createHello: () => this.#createHello(),
      onOpened: (send, hello) => this.#handleOpened(send, hello),
      onPaused: () => this.#requests.detach(),
      onResumed: send => this.#requests.attach(send),
      onLost: (cause, attempt, retryInMs) => this.#events.emit('sessionLost', { cause, attempt, retryInMs }),
      onReply: frame => this.#requests.handleReply(frame),
      onPush: push => this.#handlePush(push),
      onEnded: error => {
        this.#helloTimer.stop();
        this.#requests.failAll(error);
      },
    });
    this.state = this.#connection.state;
    this.currentLobby = this.#replica.store;
    let isChange = false;
    this.state.subscribe(state => isChange && this.#handleState(state));
    isChange = true;
  }

  /** The player's id, from their token; null before the first connection is open. */
  get playerId(): string | null {
    return this.#player?.playerId ?? null;
  }

  /** The player's display name; null before the first connection is open. */
  get playerName(): string | null {
    return this.#player?.name ?? null;
  }

  /** The service's time in milliseconds since 1970. Use it for countdowns. */
  get serverNow(): number {
    return this.#serverClock.now();
  }

  /**
   * Resolves when the client is online. Retries while the service cannot be reached; called while the client waits to retry, it
   * retries at once. Rejects if the token provider fails, with its error; if the service refuses the connection, with a
   * `LobbyError` that has the code `refused`; and if the client is closed or replaced.
   */
  connect(): Promise<void> {
    return this.#connection.connect();
  }

  /**
   * Closes the connection. Resolves when the socket is closed, at the latest after two seconds. The player's seat stays reserved for
   * a while; `leaveLobby` frees it at once.
   */
  close(): Promise<void> {
    return this.#connection.close();
  }

  /** Registers a listener for an event. Returns an unsubscribe function. */
  on<E extends keyof Events>(event: E, listener: Listener<E>): () => void {
    return this.#events.on(event, listener);
  }

  /** Sends a request and returns its reply. Rejects with a `LobbyError` if it fails. Requests made offline are sent once online. */
  async request<A extends Action>(action: A, ...[data = {}, options = {}]: Arguments<A>): Promise<Actions[A]['reply']> {
    this.#connection.throwIfEnded();
    return this.#requests.add(action, data, options);
  }

  /** Returns a live list of the public lobbies of a mode and, if given, a region. Close it to stop watching. */
  browseLobbies(scope: WatchLobbies): LobbyBrowser {
    return createLobbyBrowser(this, this.#events.call, scope);
  }

  #handleState(state: ConnectionState): void {
    this.#log('info', `The connection is ${state}.`);
    // A listener that closes the client changes the state again.
    this.#events.emit('stateChanged', state, () => this.state.getSnapshot() === state);
  }

  #createHello(): { id: string; frame: string } {
    const id = this.#requests.newId();
    const data = this.#helloData();
    this.#lastHello = { sentAt: this.#clock.now(), data };
    return { id, frame: JSON.stringify({ action: 'session.hello', id, data }) };
  }

  #helloData(): Hello {
    const { lobby } = this.#replica;
    return { protocol: 1, ...(lobby && { lobbyId: lobby.lobbyId, version: lobby.version }) };
  }

  #handleOpened(send: (frame: string) => void, hello: HelloReply): void {
    this.#player = hello;
    this.#handleCompleted({ action: 'session.hello', ...this.#lastHello, reply: hello as never });
    this.#requests.attach(send);
    this.#scheduleHello();
    this.#events.emit('sessionOpened', hello);
  }

  /** Keeps the connection from idling. Unlike a ping, a hello also reveals that a push, or the session, was lost. */
  #scheduleHello(): void {
    this.#helloTimer.set(HELLO_INTERVAL_MS, () => {
      void this.#sendHello();
      this.#scheduleHello();
    });
  }

  async #sendHello(): Promise<void> {
    await this.#requests
      .add('session.hello', this.#helloData(), {})
      .catch(({ code }) => code === 'forbidden' && this.#connection.markReplaced());
  }

  /** The player is not in the lobby that the client holds, so its last push is late or lost. A hello shows why. */
  #handleRefused(action: AnyAction, { code }: Refusal): boolean {
    if (code !== 'not_in_lobby' || !this.#replica.lobby) return false;
    void this.#resync();
    return action === 'lobby.leave';
  }

  async #resync(): Promise<void> {
    if (this.#isResyncing) return;
    this.#isResyncing = true;
    await this.#sendHello();
    this.#isResyncing = false;
  }

  #handleCompleted(request: CompletedRequest): void {
    if (request.action === 'session.hello' || request.action === 'session.ping') {
      const { serverTime }: PingReply = request.reply;
      this.#serverClock.addSample(serverTime, request.sentAt, this.#clock.now());
    }
    applyReply(this.#replica, this.#player?.playerId, request);
    if (request.action === 'session.hello') {
      const { missed = [] }: HelloReply = request.reply;
      for (const push of missed) this.#handlePush(push);
    }
  }

  #handlePush(push: Push): void {
    const version = 'version' in push ? ` (version ${push.version})` : '';
    this.#log('debug', `Received ${push.type}${version}.`);
    switch (push.type) {
      case 'lobby.changed':
        // Emitted once it is applied.
        return this.#replica.applyPush(push);
      case 'browser.changed':
        // Equal pushes are not duplicates: a list can return to an earlier state.
        return this.#emitPush(push);
      case 'lobby.closed':
      case 'lobby.removed':
        if (!this.#replica.end(push.lobbyId, push.version)) return;
    }
    const text = JSON.stringify(push);
    if (this.#recentPushes.includes(text)) return;
    this.#recentPushes = [...this.#recentPushes, text].slice(-MAX_RECENT_PUSHES);
    this.#emitPush(push);
  }

  #emitPush(push: Exclude<Push, { type: 'lobby.changed' }>): void {
    // A newer service may send types that this client does not know.
    const event = pushEvents[push.type] as (typeof pushEvents)[typeof push.type] | undefined;
    if (event) this.#events.emit(event, push as never);
    this.#events.emit('pushReceived', push);
  }

  async #fetchLobby(): Promise<void> {
    await this.request('lobby.get').catch(() => this.#connection.throwIfEnded());
  }
}

for (const [name, action] of Object.entries(methods) as [keyof Methods, Action][]) {
  const call = methodsWithoutData.includes(name)
    ? function (this: LobbyClient, options?: RequestOptions) {
        return this.request(action, {} as never, options);
      }
    : function (this: LobbyClient, data?: object, options?: RequestOptions) {
        return this.request(action, data as never, options);
      };
  Object.defineProperty(LobbyClient.prototype, name, { value: call, writable: true, configurable: true });
}
