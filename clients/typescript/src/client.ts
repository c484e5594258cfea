import { learn } from './answers.js';
import { type Clock, systemClock, Timer } from './clock.js';
import { Connection, type ConnectionState } from './connection.js';
import { Emitter, type Events, type Listener } from './events.js';
import { HeldLobby } from './heldLobby.js';
import type { SocketConstructor } from './link.js';
import { type Arguments, type Methods, methodsOf } from './methods.js';
import type { Actions, HelloReply, LobbySnapshot, Push } from './protocol.js';
import { type Action, type Answered, Requests } from './requests.js';
import { ServerClock } from './serverClock.js';
import type { Readable } from './store.js';

export interface LobbyClientOptions {
  /** `wss://HOST/STAGE` */
  url: string;
  /** Gives the player's JWT; asked anew for each socket. */
  token: () => string | Promise<string>;
  /** By default the platform's own, which Node has from version 22 on; before, that of the package `ws`. */
  WebSocket?: SocketConstructor;
  /** Time, for tests. */
  clock?: Clock;
  /** Chance: at least 0, less than 1; for tests. */
  random?: () => number;
}

/** API Gateway ends a socket that is silent for ten minutes. */
const GREETING_MS = 240_000;
/** How many pushes are remembered, to know one that comes again. */
const MOST_REMEMBERED = 256;

/** A player's connection to the service, and the lobby it is in. Make one with `createLobbyClient`. */
export class Client {
  /** How the connection stands. */
  readonly connection: Readable<ConnectionState>;
  /** The lobby that the player is in, kept up to date; null when it is in none. */
  readonly currentLobby: Readable<LobbySnapshot | null>;
  readonly #events = new Emitter();
  readonly #requests: Requests;
  readonly #held: HeldLobby;
  readonly #connection: Connection;
  readonly #serverClock: ServerClock;
  readonly #clock: Clock;
  readonly #nextGreeting: Timer;
  #remembered: string[] = [];
  #greeting: { sentAt: number; data: Actions['session.hello']['data'] } = { sentAt: 0, data: {} };
  #player: { playerId: string; name: string } | null = null;

  constructor(options: LobbyClientOptions) {
    const { url, token, clock = systemClock, random = Math.random } = options;
    // What no try would mend is told at once.
    if (!/^wss?:$/.test(new URL(url).protocol)) throw new TypeError(`The url is one of wss: or ws:, and not ${url}`);
    if (typeof token !== 'function') throw new TypeError('The token is a function that gives one.');
    const WebSocket = options.WebSocket ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
    if (!WebSocket)
      throw new TypeError(
        'This platform has no WebSocket: give one in the options, that of the package ws for example.',
      );
    this.#clock = clock;
    this.#nextGreeting = new Timer(clock);
    this.#serverClock = new ServerClock(clock);
    this.#held = new HeldLobby({
      clock,
      ask: () => this.#askForLobby(),
      applied: push => this.#events.emit('lobby.changed', push),
    });
    this.#requests = new Requests({
      clock,
      random,
      answered: answer => this.#answered(answer),
      unanswered: () => this.#connection.suspect(),
    });
    this.#connection = new Connection({
      ...{ url, token, WebSocket, clock, random },
      hello: () => this.#hello(),
      opened: (send, hello) => this.#opened(send, hello),
      paused: () => this.#requests.detach(),
      resumed: send => this.#requests.attach(send),
      lost: (cause, attempt, retryInMs) => this.#events.emit('session.lost', { cause, attempt, retryInMs }),
      reply: frame => this.#requests.hear(frame),
      push: (push, text) => this.#hear(push, text),
      ended: error => {
        this.#nextGreeting.stop();
        this.#requests.failAll(error);
      },
    });
    this.connection = this.#connection.state;
    this.currentLobby = this.#held.store;
  }

  /** Who the service takes the player for; null before the first socket is up. */
  get player(): { readonly playerId: string; readonly name: string } | null {
    return this.#player;
  }

  /** Resolves once online. Goes on trying until then; `close` and a session that is replaced reject it. */
  connect(): Promise<void> {
    return this.#connection.connect();
  }

  /** Ends the connection. The seat is kept for a while: `lobby.leave` before it frees it at once. */
  close(): void {
    this.#connection.close();
  }

  /** Answers how to stop listening. */
  on<E extends keyof Events>(type: E, listener: Listener<E>): () => void {
    return this.#events.on(type, listener);
  }

  /** Asks the service for something; rejects with a `LobbyError` when it is refused. Made offline, it is sent when online again. */
  async request<A extends Action>(action: A, ...[data = {}, options = {}]: Arguments<A>): Promise<Actions[A]['reply']> {
    this.#connection.check();
    return this.#requests.make(action, data, options);
  }

  /** Milliseconds since 1970 by the service's clock, which countdowns go by. */
  serverNow(): number {
    return this.#serverClock.now();
  }

  #hello(): { id: string; frame: string } {
    const id = this.#requests.newId();
    const data = this.#holding();
    this.#greeting = { sentAt: this.#clock.now(), data };
    return { id, frame: JSON.stringify({ action: 'session.hello', id, data }) };
  }

  #holding(): Actions['session.hello']['data'] {
    const { lobby } = this.#held;
    return { protocol: 1, ...(lobby && { lobbyId: lobby.lobbyId, version: lobby.version }) };
  }

  #opened(send: (frame: string) => void, hello: HelloReply): void {
    this.#player = { playerId: hello.playerId, name: hello.name };
    this.#answered({ action: 'session.hello', ...this.#greeting, reply: hello as never });
    this.#requests.attach(send);
    this.#greetLater();
    this.#events.emit('session.opened', hello);
  }

  /** Keeps the socket from idling. To greet does more than to ping: should the last push have been lost, or the session, it shows. */
  #greetLater(): void {
    this.#nextGreeting.set(GREETING_MS, () => {
      this.request('session.hello', this.#holding()).catch(
        ({ code }) => code === 'forbidden' && this.#connection.replaced(),
      );
      this.#greetLater();
    });
  }

  #answered(answer: Answered): void {
    if (answer.action === 'session.hello' || answer.action === 'session.ping') {
      const { serverTime }: Actions['session.ping']['reply'] = answer.reply;
      this.#serverClock.note(serverTime, answer.sentAt, this.#clock.now());
    }
    learn(this.#held, this.#player?.playerId, answer);
    if (answer.action === 'session.hello') {
      const { missed = [] }: HelloReply = answer.reply;
      for (const push of missed) this.#hear(push, JSON.stringify(push));
    }
  }

  #hear(push: Push, text: string): void {
    switch (push.type) {
      case 'lobby.changed':
        // Told of once it is applied.
        return this.#held.hear(push);
      case 'browser.changed':
        // The same may become so again.
        return this.#events.emit(push.type, push);
      case 'lobby.closed':
      case 'lobby.removed':
        this.#held.end(push.lobbyId, push.version);
    }
    if (this.#remembered.includes(text)) return;
    this.#remembered = [...this.#remembered, text].slice(-MOST_REMEMBERED);
    this.#events.emit(push.type, push as never);
  }

  async #askForLobby(): Promise<void> {
    await this.request('lobby.get').catch(error => {
      this.#connection.check();
      if (error.code === 'not_in_lobby') this.#held.leave();
    });
  }
}

/** A client with a method for each action: `client.lobby.create(...)` is `client.request('lobby.create', ...)`. */
export type LobbyClient = Client & Methods;

export function createLobbyClient(options: LobbyClientOptions): LobbyClient {
  const client = new Client(options);
  return Object.assign(client, methodsOf(client));
}
