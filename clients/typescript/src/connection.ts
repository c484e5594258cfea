import { backoff } from './backoff.js';
import { type Clock, Timer } from './clock.js';
import { closedByServiceError, endedError, errorOf, floodError, reasonOf } from './connectionErrors.js';
import { LobbyError } from './errors.js';
import type { Log } from './log.js';
import type { HelloReply, Push } from './protocol.js';
import { type Frame, SocketChannel, type SocketConstructor } from './socketChannel.js';
import { type Call, Store } from './store.js';

/**
 * The state of a client's connection: `closed` before `connect` and after `close`, `connecting` until the first connection is open,
 * `online`, `reconnecting` after a connection was lost, and `replaced`, for good, once the player has connected from another client or the
 * service has ended this one because it ignored `rate_limited`.
 */
export type ConnectionState = 'closed' | 'connecting' | 'online' | 'reconnecting' | 'replaced';

/** @internal */
export interface ConnectionOptions {
  url: string;
  token: () => string | Promise<string>;
  WebSocket: SocketConstructor;
  clock: Clock;
  random: () => number;
  log: Log;
  /** Calls an app's listener. */
  call: Call;
  /** Creates the first frame for a new socket. */
  createHello(): { id: string; frame: string };
  /** The service has accepted the hello; from now on everything goes over this socket. */
  onOpened(send: (frame: string) => void, hello: HelloReply): void;
  /** Nothing can be sent until `onOpened` or `onResumed`. */
  onPaused(): void;
  /** A planned renewal failed; the existing socket stays in use. */
  onResumed(send: (frame: string) => void): void;
  onLost(cause: unknown, attempt: number, retryInMs: number): void;
  onReply(frame: Frame & { type: 'reply' }): void;
  onPush(push: Push): void;
  onEnded(error: unknown): void;
}

/** An attempt to open a socket that replaces the current one. */
interface ConnectionAttempt {
  channel?: SocketChannel | undefined;
  /** Ends the request that finds out why the handshake failed. */
  probe?: AbortController;
  handshakeAt: number;
  helloId?: string;
  /** The socket that stays in use if the new one is refused. */
  fallback: SocketChannel | undefined;
}

/** Signing in may need the player's input. A provider that hangs is called again. */
const TOKEN_TIMEOUT_MS = 60_000;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const PROBE_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** How often the service may refuse the first connection: what it throttles (429) it may accept later. */
const MAX_REFUSALS = 3;
/** The close code for a socket whose session was taken over. The frame that announces it can be lost. */
const TAKEN_OVER_CODE = 1000;
/** A socket that was open for less time counts as another failed attempt. */
const STABLE_AFTER_MS = 10_000;

/**
 * Keeps one socket to the service open: reconnects after a loss, and renews it before the service's time limit.
 * @internal
 */
export class Connection {
  readonly state: Store<ConnectionState>;
  readonly #retryTimer: Timer;
  readonly #attemptTimer: Timer;
  readonly #renewalTimer: Timer;
  #current: SocketChannel | undefined;
  #attempt: ConnectionAttempt | undefined;
  #failures = 0;
  #refusals = 0;
  #openedAt = 0;
  /** Why the connection has ended. */
  #endError: unknown;
  /** Resolves when the sockets of the last connection are closed. */
  #closed: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ConnectionOptions) {
    this.state = new Store<ConnectionState>('closed', options.call);
    this.#retryTimer = new Timer(options.clock);
    this.#attemptTimer = new Timer(options.clock);
    this.#renewalTimer = new Timer(options.clock);
  }

  connect(): Promise<void> {
    if (this.state.getSnapshot() === 'closed') {
      this.#failures = 0;
      this.#refusals = 0;
      this.state.set('connecting');
      void this.#open();
    } else if (this.#retryTimer.isSet) {
      this.#retryTimer.stop();
      void this.#open();
    }
    return new Promise((resolve, reject) => {
      const unsubscribe = this.state.subscribe(state => {
        if (state === 'connecting' || state === 'reconnecting') return;
        queueMicrotask(() => unsubscribe());
        if (state === 'online') resolve();
        else reject(this.#endError);
      });
    });
  }

  /** Throws if the connection is closed or replaced. */
  throwIfEnded(): void {
    const state = this.state.getSnapshot();
    if (state === 'replaced') throw this.#endError;
    if (state === 'closed') throw endedError(state);
  }

  /** Ends the connection. Resolves when its sockets are closed, at the latest after two seconds. */
  close(): Promise<void> {
    const state = this.state.getSnapshot();
    if (state !== 'replaced' && state !== 'closed') this.#end('closed');
    return new Promise(resolve => {
      const timer = new Timer(this.options.clock);
      timer.set(CLOSE_TIMEOUT_MS, resolve);
      void this.#closed.then(() => {
        timer.stop();
        resolve();
      });
    });
  }

  /** Ends the client: another client has the session. The service still replies on this socket, but sends no pushes. */
  markReplaced(): void {
    if (this.#current && !this.#attempt) this.#end('replaced');
  }

  /** Opens another socket that takes over the session, so the player never appears away. The old one stays in use until then. */
  renew(): void {
    if (this.#current && !this.#attempt) void this.#open(this.#current);
  }

  /** Replaces a socket that may be dead though it has not closed. It cannot be used again. */
  replaceUnresponsive(): void {
    if (!this.#current || this.#attempt?.channel) return;
    this.#abandonCurrent(new LobbyError('timeout', 'The service did not reply in time.'));
    // A listener may have closed the client.
    if (!this.#attempt && this.state.getSnapshot() === 'reconnecting') void this.#open();
  }

  async #open(fallback?: SocketChannel): Promise<void> {
    const attempt: ConnectionAttempt = (this.#attempt = { fallback, handshakeAt: 0 });
    const timeOut = (party: string) =>
      this.#failAttempt(attempt, new LobbyError('timeout', `${party} did not respond in time.`));
    this.#attemptTimer.set(TOKEN_TIMEOUT_MS, () => timeOut('The token provider'));
    try {
      const token = await this.options.token();
      if (this.#attempt !== attempt) return;
      if (typeof token !== 'string' || !token)
        throw new TypeError('The token provider must return a non-empty string.');
      // From now on the service may move the session to the new socket and refuse requests on the old one.
      this.options.onPaused();
      this.#attemptTimer.set(HANDSHAKE_TIMEOUT_MS, () => {
        attempt.fallback = undefined;
        timeOut('The service');
      });
      attempt.handshakeAt = this.options.clock.now();
      const channel: SocketChannel = new SocketChannel({
        ...this.options,
        token,
        onOpen: () => this.#sendHello(attempt, channel),
        onFrame: frame => this.#handleFrame(channel, frame),
        onUnreadable: () =>
          this.options.log('warning', 'Received a message that is not a frame of the protocol; ignored.'),
        onClose: cause => this.#handleClose(channel, cause),
      });
      attempt.channel = channel;
    } catch (error) {
      this.#refuse(attempt, error);
    }
  }

  #sendHello(attempt: ConnectionAttempt, channel: SocketChannel): void {
    attempt.fallback = undefined;
    const { id, frame } = this.options.createHello();
    attempt.helloId = id;
    channel.send(frame);
    this.options.log('debug', `Sent session.hello (id ${id}).`);
  }

  #handleFrame(channel: SocketChannel, frame: Frame): void {
    const attempt = this.#attempt;
    const isReplacing = attempt?.channel !== undefined;
    if (frame.type === 'reply') {
      if (isReplacing && frame.id === attempt.helloId) this.#handleHelloReply(attempt, channel, frame);
      // A request refused on the old socket is sent again on the new one, which may be allowed to make it.
      else if (frame.ok || !isReplacing) this.options.onReply(frame);
    } else if (frame.type !== 'session.replaced') {
      this.options.onPush(frame);
    } else if (channel === attempt?.channel || !isReplacing) {
      this.options.onPush(frame);
      this.#end('replaced', frame.reason === 'rateLimited' ? floodError() : undefined);
    } else {
      // This client's own new socket has taken over, so the old one cannot be used again.
      attempt.fallback = undefined;
    }
  }

  #handleHelloReply(attempt: ConnectionAttempt, channel: SocketChannel, reply: Frame & { type: 'reply' }): void {
    const outcome = reply.ok ? 'ok' : reply.error.code;
    this.options.log('debug', `Received the reply to session.hello (id ${reply.id}): ${outcome}.`);
    if (!reply.ok) {
      // A hello is forbidden only if the player has connected from another client since.
      if (reply.error.code === 'forbidden') return this.#end('replaced');
      const error = LobbyError.from(reply.error);
      return error.code === 'invalid_request' ? this.#refuse(attempt, error) : this.#failAttempt(attempt, error);
    }

    const hello: HelloReply = reply.data;
    const old = this.#current;
    this.#current = channel;
    this.#attempt = undefined;
    this.#openedAt = this.options.clock.now();
    this.#attemptTimer.stop();
    // The service counts from the handshake, and a renewal on a slow network takes seconds. The jitter spreads the load.
    const age = Math.min(Math.max(0, this.#openedAt - attempt.handshakeAt), HANDSHAKE_TIMEOUT_MS);
    const renewalMs = hello.limits.connectionSeconds * 1000 * (0.65 + this.options.random() / 5);
    this.#renewalTimer.set(Math.max(0, renewalMs - age), () => this.renew());
    old?.close();
    this.options.onOpened(channel.send, hello);
    // A listener may have closed the client.
    if (this.#current === channel) this.state.set('online');
  }

  #handleClose(channel: SocketChannel, cause: unknown): void {
    const attempt = this.#attempt;
    const isTakenOver = (cause as { code?: number }).code === TAKEN_OVER_CODE;
    if (channel === attempt?.channel) {
      if (isTakenOver) return this.#end('replaced', closedByServiceError());
      const isOffline = this.state.getSnapshot() !== 'online';
      return isOffline && !channel.hasOpened ? void this.#probe(attempt, cause) : this.#failAttempt(attempt, cause);
    }
    if (channel !== this.#current) return;
    this.#current = undefined;
    // This client's own new socket is taking over the session, which closes the old one.
    if (attempt?.channel) return;
    if (isTakenOver) this.#end('replaced', closedByServiceError());
    else if (attempt) this.#abandonCurrent(cause);
    else this.#reconnect(cause);
  }

  /** Finds out whether the service refused the handshake or cannot be reached: the WebSocket API does not distinguish these. */
  async #probe(attempt: ConnectionAttempt, cause: unknown): Promise<void> {
    attempt.channel = undefined;
    attempt.probe = new AbortController();
    this.#attemptTimer.set(PROBE_TIMEOUT_MS, () => this.#failAttempt(attempt, cause));
    const { signal } = attempt.probe;
    try {
      await fetch(this.options.url.replace(/^ws/, 'http'), { mode: 'no-cors', cache: 'no-store', signal });
    } catch {
      return this.#failAttempt(attempt, cause);
    }
    // Any response means that the service could be reached.
    this.options.log('debug', `The service refused the handshake: ${reasonOf(cause)}.`);
    const isFirst = this.state.getSnapshot() === 'connecting';
    if (isFirst && ++this.#refusals < MAX_REFUSALS) return this.#failAttempt(attempt, cause);
    this.#refuse(attempt, new LobbyError('refused', 'The service refused the connection. Check the token.'));
  }

  /** Ends the first connection, which no retry would help. A client that was online keeps trying. */
  #refuse(attempt: ConnectionAttempt, cause: unknown): void {
    if (this.#attempt !== attempt) return;
    if (this.state.getSnapshot() !== 'connecting') return this.#failAttempt(attempt, cause);
    this.options.log('warning', `Failed to connect: ${reasonOf(cause)}.`, errorOf(cause));
    this.#end('closed', cause);
  }

  #failAttempt(attempt: ConnectionAttempt, cause: unknown): void {
    if (this.#attempt !== attempt) return;
    this.#clearAttempt();
    if (attempt.fallback && attempt.fallback === this.#current) {
      const delay = backoff(this.#failures++, this.options.random);
      this.#renewalTimer.set(delay, () => this.renew());
      this.#logRetry('Failed to renew the connection', cause, delay);
      if (attempt.channel) this.options.onResumed(attempt.fallback.send);
    } else this.#reconnect(cause);
  }

  #clearAttempt(): void {
    this.#attemptTimer.stop();
    this.#attempt?.channel?.close();
    this.#attempt?.probe?.abort();
    this.#attempt = undefined;
  }

  #reconnect(cause: unknown): void {
    const delay = backoff(this.#countFailure(), this.options.random);
    this.#dropCurrent();
    this.#retryTimer.set(delay, () => void this.#open());
    this.#reportLost(cause, delay);
  }

  /** Gives up the current socket, but leaves it open and still receives from it: closing it would show the player as away. */
  #abandonCurrent(cause: unknown): void {
    if (this.state.getSnapshot() !== 'online') return;
    if (this.#attempt) this.#attempt.fallback = undefined;
    this.options.onPaused();
    this.#countFailure();
    this.#reportLost(cause, 0);
  }

  /** Returns the number of failures in a row before this one. */
  #countFailure(): number {
    if (this.#openedAt && this.options.clock.now() - this.#openedAt >= STABLE_AFTER_MS) this.#failures = 0;
    this.#openedAt = 0;
    return this.#failures++;
  }

  #reportLost(cause: unknown, retryInMs: number): void {
    const isFirst = this.state.getSnapshot() === 'connecting';
    this.#logRetry(isFirst ? 'Failed to connect' : 'The connection is lost', cause, retryInMs);
    if (!isFirst) this.state.set('reconnecting');
    this.options.onLost(cause, this.#failures, retryInMs);
  }

  #logRetry(message: string, cause: unknown, retryInMs: number): void {
    this.options.log(
      'warning',
      `${message}: ${reasonOf(cause)}. Retrying in ${Math.round(retryInMs)} ms.`,
      errorOf(cause),
    );
  }

  #end(state: 'closed' | 'replaced', error: unknown = endedError(state)): void {
    this.#closed = Promise.all([this.#attempt?.channel?.closed, this.#current?.closed]);
    this.#endError = error;
    this.#retryTimer.stop();
    this.#clearAttempt();
    this.#dropCurrent();
    this.state.set(state);
    this.options.onEnded(error);
  }

  #dropCurrent(): void {
    this.#renewalTimer.stop();
    this.options.onPaused();
    this.#current?.close();
    this.#current = undefined;
  }
}
