import { applyReply } from './applyReply.js';
import { type Clock, systemClock, Timer } from './clock.js';
import { Connection, type ConnectionState } from './connection.js';
import { Emitter, type Events, type Listener } from './events.js';
import { LobbyReplica } from './lobbyReplica.js';
import { type Arguments, createMethods, type Methods } from './methods.js';
import type { Actions, HelloReply, LobbySnapshot, Push } from './protocol.js';
import { type Action, type CompletedRequest, RequestQueue } from './requestQueue.js';
import { ServerClock } from './serverClock.js';
import type { SocketConstructor } from './socketChannel.js';
import type { Readable } from './store.js';

/** Settings for `createLobbyClient`; all but `url` and `token` have defaults. */
export interface LobbyClientOptions {
  /** The service's WebSocket URL: `wss://HOST/STAGE`. */
  url: string;
  /** Returns the player's JWT. Called before each connection, so it can renew an expired one. */
  token: () => string | Promise<string>;
  /** The WebSocket class. By default the global one; Node has it from version 22, for Node 20 use the package `ws`. */
  WebSocket?: SocketConstructor;
  /** The time source and timers; replaceable for tests. */
  clock?: Clock;
  /** A random number from 0 up to but excluding 1; replaceable for tests. */
  random?: () => number;
}

/** API Gateway closes a connection after ten idle minutes. */
const HELLO_INTERVAL_MS = 240_000;
/** The number of recent pushes that are remembered to drop duplicates. */
const MAX_RECENT_PUSHES = 256;

/** A player's client for the service. Create it with `createLobbyClient`. */
export class Client {
  /** The state of the connection. */
  readonly connection: Readable<ConnectionState>;
  /** The player's lobby, kept up to date; null while the player is in none. */
  readonly currentLobby: Readable<LobbySnapshot | null>;
  readonly #events = new Emitter();
  readonly #requests: RequestQueue;
  readonly #replica: LobbyReplica;
  readonly #connection: Connection;
  readonly #serverClock: ServerClock;
  readonly #clock: Clock;
  readonly #helloTimer: Timer;
  #recentPushes: string[] = [];
  #lastHello: { sentAt: number; data: Actions['session.hello']['data'] } = { sentAt: 0, data: {} };
  #player: { playerId: string; name: string } | null = null;

  constructor(options: LobbyClientOptions) {
    const { url, token, clock = systemClock, random = Math.random } = options;
    // Thrown here, because `connect` would retry these forever.
    if (!/^wss?:$/.test(new URL(url).protocol)) throw new TypeError(`The url must start with wss: or ws:, not ${url}`);
    if (typeof token !== 'function') throw new TypeError('The token option must be a function that returns a token.');
    const WebSocket = options.WebSocket ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
    if (!WebSocket)
      throw new TypeError(
        'This platform has no global WebSocket. Pass one in the WebSocket option, for example from the package ws.',
      );
    this.#clock = clock;
    this.#helloTimer = new Timer(clock);
    this.#serverClock = new ServerClock(clock);
    this.#replica = new LobbyReplica({
      clock,
      fetch: () => this.#fetchLobby(),
      onApplied: push => this.#events.emit('lobby.changed', push),
    });
    this.#requests = new RequestQueue({
      clock,
      random,
      onCompleted: request => this.#handleCompleted(request),
      onReplyOverdue: () => this.#connection.replaceUnresponsive(),
    });
    this.#connection = new Connection({
      ...{ url, token, WebSocket, clock, random },
      createHello: () => this.#createHello(),
      onOpened: (send, hello) => this.#handleOpened(send, hello),
      onPaused: () => this.#requests.detach(),
      onResumed: send => this.#requests.attach(send),
      onLost: (cause, attempt, retryInMs) => this.#events.emit('session.lost', { cause, attempt, retryInMs }),
      onReply: frame => this.#requests.handleReply(frame),
      onPush: (push, text) => this.#handlePush(push, text),
      onEnded: error => {
        this.#helloTimer.stop();
        this.#requests.failAll(error);
      },
    });
    this.connection = this.#connection.state;
    this.currentLobby = this.#replica.store;
  }

  /** The player as the service identified them from the token; null before the first connection is open. */
  get player(): { readonly playerId: string; readonly name: string } | null {
    return this.#player;
  }

  /** Completes when the client is online; retries until then. Rejects if the client is closed or replaced. */
  connect(): Promise<void> {
    return this.#connection.connect();
  }

  /** Closes the connection. The player's seat stays reserved for a while; `lobby.leave` frees it at once. */
  close(): void {
    this.#connection.close();
  }

  /** Registers a listener for an event. Returns an unsubscribe function. */
  on<E extends keyof Events>(type: E, listener: Listener<E>): () => void {
    return this.#events.on(type, listener);
  }

  /** Sends a request and returns its reply. Rejects with a `LobbyError` if it fails. Requests made offline are sent once online. */
  async request<A extends Action>(action: A, ...[data = {}, options = {}]: Arguments<A>): Promise<Actions[A]['reply']> {
    this.#connection.throwIfEnded();
    return this.#requests.add(action, data, options);
  }

  /** The service's time in milliseconds since 1970. Use it for countdowns. */
  serverNow(): number {
    return this.#serverClock.now();
  }

  #createHello(): { id: string; frame: string } {
    const id = this.#requests.newId();
    const data = this.#helloData();
    this.#lastHello = { sentAt: this.#clock.now(), data };
    return { id, frame: JSON.stringify({ action: 'session.hello', id, data }) };
  }

  #helloData(): Actions['session.hello']['data'] {
    const { lobby } = this.#replica;
    return { protocol: 1, ...(lobby && { lobbyId: lobby.lobbyId, version: lobby.version }) };
  }

  #handleOpened(send: (frame: string) => void, hello: HelloReply): void {
    this.#player = { playerId: hello.playerId, name: hello.name };
    this.#handleCompleted({ action: 'session.hello', ...this.#lastHello, reply: hello as never });
    this.#requests.attach(send);
    this.#scheduleHello();
    this.#events.emit('session.opened', hello);
  }

  /** Keeps the connection from idling. Unlike a ping, a hello also reveals that a push, or the session, was lost. */
  #scheduleHello(): void {
    this.#helloTimer.set(HELLO_INTERVAL_MS, () => {
      this.request('session.hello', this.#helloData()).catch(
        ({ code }) => code === 'forbidden' && this.#connection.markReplaced(),
      );
      this.#scheduleHello();
    });
  }

  #handleCompleted(request: CompletedRequest): void {
    if (request.action === 'session.hello' || request.action === 'session.ping') {
      const { serverTime }: Actions['session.ping']['reply'] = request.reply;
      this.#serverClock.addSample(serverTime, request.sentAt, this.#clock.now());
    }
    applyReply(this.#replica, this.#player?.playerId, request);
    if (request.action === 'session.hello') {
      const { missed = [] }: HelloReply = request.reply;
      for (const push of missed) this.#handlePush(push, JSON.stringify(push));
    }
  }

  #handlePush(push: Push, text: string): void {
    switch (push.type) {
      case 'lobby.changed':
        // Emitted once it is applied.
        return this.#replica.applyPush(push);
      case 'browser.changed':
        // Equal pushes are not duplicates: a list can return to an earlier state.
        return this.#events.emit(push.type, push);
      case 'lobby.closed':
      case 'lobby.removed':
        this.#replica.end(push.lobbyId, push.version);
    }
    if (this.#recentPushes.includes(text)) return;
    this.#recentPushes = [...this.#recentPushes, text].slice(-MAX_RECENT_PUSHES);
    this.#events.emit(push.type, push as never);
  }

  async #fetchLobby(): Promise<void> {
    await this.request('lobby.get').catch(error => {
      this.#connection.throwIfEnded();
      if (error.code === 'not_in_lobby') this.#replica.leave();
    });
  }
}

/** A client with one method per action: `client.lobby.create(...)` is `client.request('lobby.create', ...)`. */
export type LobbyClient = Client & Methods;

/** Creates a client for one player. Call `connect` on it to go online. */
export function createLobbyClient(options: LobbyClientOptions): LobbyClient {
  const client = new Client(options);
  return Object.assign(client, createMethods(client));
}
