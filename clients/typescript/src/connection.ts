import { backoff } from './backoff.js';
import { type Clock, Timer } from './clock.js';
import { LobbyError } from './errors.js';
import { type Frame, Link, type SocketConstructor } from './link.js';
import type { HelloReply, Push } from './protocol.js';
import { Store } from './store.js';

/**
 * `connecting` until the first socket is up, `reconnecting` while there is none again, `replaced` for good once the player has
 * connected elsewhere, `closed` before `connect` and after `close`.
 */
export type ConnectionState = 'closed' | 'connecting' | 'online' | 'reconnecting' | 'replaced';

export interface ConnectionOptions {
  url: string;
  token: () => string | Promise<string>;
  WebSocket: SocketConstructor;
  clock: Clock;
  random: () => number;
  /** The first frame over a new socket, and its id. */
  hello(): { id: string; frame: string };
  /** The service has greeted: everything goes over this socket now. */
  opened(send: (frame: string) => void, hello: HelloReply): void;
  /** Nothing can be sent for the time being. */
  paused(): void;
  /** A planned change of sockets failed: the one there was is still good. */
  resumed(send: (frame: string) => void): void;
  lost(cause: unknown, attempt: number, retryInMs: number): void;
  reply(frame: Frame & { type: 'reply' }): void;
  push(push: Push, text: string): void;
  ended(error: LobbyError): void;
}

/** A socket on its way to being the one in use. */
interface Opening {
  link?: Link;
  handshakeAt: number;
  helloId?: string;
  /** What to go back to if the new socket is turned away. */
  fallback: Link | undefined;
}

/** Signing in may take a person's help; a provider that hangs is asked again. */
const TOKEN_MS = 60_000;
const HANDSHAKE_MS = 10_000;
/** How the service closes a socket whose session was taken over; the frame that says so may be lost. */
const TAKEN_OVER = 1000;
/** A socket that lived for less counts as another failed try. */
const STABLE_MS = 10_000;

/** Keeps one socket to the service, whatever happens to it. */
export class Connection {
  readonly state = new Store<ConnectionState>('closed');
  readonly #retry: Timer;
  readonly #patience: Timer;
  readonly #renewal: Timer;
  #current: Link | undefined;
  #opening: Opening | undefined;
  #attempt = 0;
  #openedAt = 0;

  constructor(private readonly options: ConnectionOptions) {
    this.#retry = new Timer(options.clock);
    this.#patience = new Timer(options.clock);
    this.#renewal = new Timer(options.clock);
  }

  connect(): Promise<void> {
    if (this.state.getSnapshot() === 'closed') {
      this.#attempt = 0;
      this.state.set('connecting');
      void this.#open();
    }
    return new Promise((resolve, reject) => {
      const stop = this.state.subscribe(state => {
        if (state === 'connecting' || state === 'reconnecting') return;
        queueMicrotask(() => stop());
        if (state === 'online') resolve();
        else reject(over(state));
      });
    });
  }

  /** Throws when nothing will ever be sent. */
  check(): void {
    const state = this.state.getSnapshot();
    if (state === 'closed' || state === 'replaced') throw over(state);
  }

  close(): void {
    if (this.state.getSnapshot() !== 'replaced') this.#end('closed');
  }

  /** A later socket of the player has the session: what is sent over this one is answered, but it hears of nothing. */
  replaced(): void {
    if (this.#current && !this.#opening) this.#end('replaced');
  }

  /** Opens another socket, which takes the session over: nobody sees the player leave. The old one is good until the new one is. */
  renew(): void {
    if (this.#current && !this.#opening) void this.#open(this.#current);
  }

  /** The socket may be dead without anyone having said so: another one takes its place, and there is no way back. */
  suspect(): void {
    if (!this.#current || this.#opening?.link) return;
    this.#doubt(new LobbyError('timeout', 'The service did not answer in time.'));
    // Whoever heard of it may have closed the client.
    if (!this.#opening && this.state.getSnapshot() === 'reconnecting') void this.#open();
  }

  async #open(fallback?: Link): Promise<void> {
    const opening: Opening = (this.#opening = { fallback, handshakeAt: 0 });
    const late = (who: string) => this.#failed(opening, new LobbyError('timeout', `${who} did not answer in time.`));
    this.#patience.set(TOKEN_MS, () => late('The token provider'));
    try {
      const token = await this.options.token();
      if (this.#opening !== opening) return;
      if (typeof token !== 'string' || !token) throw new TypeError('The token provider gave no token.');
      // From here on the service may take the new socket for the player's, and refuse what comes over the old one.
      this.options.paused();
      this.#patience.set(HANDSHAKE_MS, () => {
        opening.fallback = undefined;
        late('The service');
      });
      opening.handshakeAt = this.options.clock.now();
      const link: Link = new Link({
        ...this.options,
        token,
        opened: () => this.#greet(opening, link),
        heard: (frame, text) => this.#heard(link, frame, text),
        ended: cause => this.#lost(link, cause),
      });
      opening.link = link;
    } catch (error) {
      this.#failed(opening, error);
    }
  }

  #greet(opening: Opening, link: Link): void {
    opening.fallback = undefined;
    const { id, frame } = this.options.hello();
    opening.helloId = id;
    link.send(frame);
  }

  #heard(link: Link, frame: Frame, text: string): void {
    const opening = this.#opening;
    const isReplacing = opening?.link !== undefined;
    if (frame.type === 'reply') {
      if (isReplacing && frame.id === opening.helloId) this.#greeted(opening, link, frame);
      // What the old socket is refused now, the new one may not be: it is asked again over that one.
      else if (frame.ok || !isReplacing) this.options.reply(frame);
    } else if (frame.type !== 'session.replaced') {
      this.options.push(frame, text);
    } else if (link === opening?.link || !isReplacing) {
      this.options.push(frame, text);
      this.#end('replaced');
    } else {
      // It was this client that took over: there is no way back.
      opening.fallback = undefined;
    }
  }

  #greeted(opening: Opening, link: Link, reply: Frame & { type: 'reply' }): void {
    if (!reply.ok) {
      // The only reason to forbid a greeting is that a later socket of the player has come in between.
      if (reply.error.code === 'forbidden') return this.#end('replaced');
      return this.#failed(opening, LobbyError.of(reply.error));
    }

    const hello: HelloReply = reply.data;
    const old = this.#current;
    this.#current = link;
    this.#opening = undefined;
    this.#openedAt = this.options.clock.now();
    this.#patience.stop();
    // The service counts from the handshake, and a renewal on a slow network takes seconds. The random part spreads many players' renewals.
    const age = Math.min(Math.max(0, this.#openedAt - opening.handshakeAt), HANDSHAKE_MS);
    const renewalMs = hello.limits.connectionSeconds * 1000 * (0.65 + this.options.random() / 5);
    this.#renewal.set(Math.max(0, renewalMs - age), () => this.renew());
    old?.close();
    this.options.opened(link.send, hello);
    // Whoever heard of it may have closed the client.
    if (this.#current === link) this.state.set('online');
  }

  #lost(link: Link, cause: unknown): void {
    const opening = this.#opening;
    const isTakenOver = (cause as { code?: number }).code === TAKEN_OVER;
    if (link === opening?.link) return isTakenOver ? this.#end('replaced') : this.#failed(opening, cause);
    if (link !== this.#current) return;
    this.#current = undefined;
    // A session that is being taken over ends the old socket: by this client, that is no loss.
    if (opening?.link) return;
    if (isTakenOver) this.#end('replaced');
    else if (opening) this.#doubt(cause);
    else this.#reconnect(cause);
  }

  #failed(opening: Opening, cause: unknown): void {
    if (this.#opening !== opening) return;
    this.#opening = undefined;
    this.#patience.stop();
    opening.link?.close();
    if (opening.fallback && opening.fallback === this.#current) {
      this.#renewal.set(backoff(this.#attempt++, this.options.random), () => this.renew());
      if (opening.link) this.options.resumed(opening.fallback.send);
    } else this.#reconnect(cause);
  }

  #reconnect(cause: unknown): void {
    const wait = backoff(this.#countFailure(), this.options.random);
    this.#drop();
    this.#retry.set(wait, () => void this.#open());
    this.#tellLost(cause, wait);
  }

  /** There is no way back to the socket in use. What it still says is heard, and it is left open: others don't see the player go. */
  #doubt(cause: unknown): void {
    if (this.state.getSnapshot() !== 'online') return;
    if (this.#opening) this.#opening.fallback = undefined;
    this.options.paused();
    this.#countFailure();
    this.#tellLost(cause, 0);
  }

  /** Answers how many there were in a row before this one. */
  #countFailure(): number {
    if (this.#openedAt && this.options.clock.now() - this.#openedAt >= STABLE_MS) this.#attempt = 0;
    this.#openedAt = 0;
    return this.#attempt++;
  }

  #tellLost(cause: unknown, retryInMs: number): void {
    if (this.state.getSnapshot() !== 'connecting') this.state.set('reconnecting');
    this.options.lost(cause, this.#attempt, retryInMs);
  }

  #end(state: 'closed' | 'replaced'): void {
    this.#retry.stop();
    this.#patience.stop();
    this.#opening?.link?.close();
    this.#opening = undefined;
    this.#drop();
    this.state.set(state);
    this.options.ended(over(state));
  }

  #drop(): void {
    this.#renewal.stop();
    this.options.paused();
    this.#current?.close();
    this.#current = undefined;
  }
}

const over = (state: 'closed' | 'replaced') =>
  new LobbyError(state, state === 'closed' ? 'The client is not connected.' : 'The player has connected elsewhere.');
