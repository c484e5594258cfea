import { type Clock, Timer } from './clock.js';
import { LobbyError } from './errors.js';
import { frameOf } from './frame.js';
import type { Actions, Refusal } from './protocol.js';
import { waitBeforeRetry } from './retry.js';

export type Action = keyof Actions;

export interface RequestOptions {
  /** How long to wait for the outcome, being offline and retries counted in; 30 s when left out, at most 4 minutes. */
  timeoutMs?: number;
  /** Gives up waiting. A request that has been sent may yet take effect. */
  signal?: AbortSignal;
  /** The request's id, 1 to 64 of `A-Za-z0-9_.:-`; by default a fresh one. The same id again is the same request again. */
  id?: string;
}

/** `type: "reply"`, less what tells it from pushes. */
export type Reply = { id: string | null; ok: true; data: never } | { id: string | null; ok: false; error: Refusal };

/** A request that was answered with data. */
export interface Answered {
  action: Action;
  data: object;
  reply: never;
  /** When it went out first. */
  sentAt: number;
}

interface Entry extends Omit<Answered, 'reply'> {
  id: string;
  frame: string;
  retries: number;
  expiresAt: number;
  /** Until the next try, or, once sent, until silence is held against the socket. */
  timer: Timer;
  isWaiting: boolean;
  settle(outcome: () => void): void;
  resolve(reply: never): void;
  reject(error: unknown): void;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** The service forgets an id after five minutes, and would do again what it has done. */
const LONGEST_TIMEOUT_MS = 240_000;
const SILENCE_MS = 10_000;

export interface RequestsOptions {
  clock: Clock;
  random: () => number;
  /** Before the request's promise settles. */
  answered(answer: Answered): void;
  /** A request has been without an answer for too long: the socket, or the reply, may be lost. */
  unanswered(): void;
}

/**
 * Requests from being made to being answered. One that has no answer yet is sent again over each new socket, under the id it had: the service
 * lets it take effect once.
 */
export class Requests {
  readonly #entries = new Set<Entry>();
  readonly #prefix: string;
  #count = 0;
  #send: ((frame: string) => void) | undefined;

  constructor(private readonly options: RequestsOptions) {
    const word = () => options.random().toString(36).slice(2, 9);
    this.#prefix = `${word()}${word()}`;
  }

  newId(): string {
    return `${this.#prefix}-${++this.#count}`;
  }

  make<A extends Action>(action: A, data: Actions[A]['data'], options: RequestOptions): Promise<Actions[A]['reply']> {
    const { signal, id = this.newId(), timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const frame = frameOf(action, id, data);
      const { clock } = this.options;
      const timeout = Math.min(timeoutMs, LONGEST_TIMEOUT_MS);
      const deadline = new Timer(clock);
      const aborted = () => entry.settle(() => reject(signal?.reason));
      const entry: Entry = {
        ...{ id, action, data, frame, resolve, reject, sentAt: 0, retries: 0, isWaiting: false },
        expiresAt: clock.now() + timeout,
        timer: new Timer(clock),
        settle: outcome => {
          this.#entries.delete(entry);
          entry.timer.stop();
          deadline.stop();
          signal?.removeEventListener('abort', aborted);
          outcome();
        },
      };
      signal?.addEventListener('abort', aborted);
      deadline.set(timeout, () =>
        entry.settle(() => reject(new LobbyError('timeout', `${action} had no answer in time.`))),
      );
      this.#entries.add(entry);
      this.#transmit(entry);
    });
  }

  /** A socket is there: everything without an answer goes out over it. */
  attach(send: (frame: string) => void): void {
    this.#send = send;
    for (const entry of this.#entries) if (!entry.isWaiting) this.#transmit(entry);
  }

  /** The socket is gone, or about to be. */
  detach(): void {
    this.#send = undefined;
    for (const entry of this.#entries) if (!entry.isWaiting) entry.timer.stop();
  }

  hear(reply: Reply): void {
    const entry = [...this.#entries].find(({ id }) => id === reply.id);
    if (!entry) return;
    if (!reply.ok) return this.#refused(entry, reply.error);
    const { action, data, sentAt } = entry;
    this.options.answered({ action, data, sentAt, reply: reply.data });
    entry.settle(() => entry.resolve(reply.data));
  }

  failAll(error: LobbyError): void {
    this.detach();
    for (const entry of [...this.#entries]) entry.settle(() => entry.reject(error));
  }

  #transmit(entry: Entry): void {
    entry.isWaiting = false;
    if (!this.#send) return;
    entry.sentAt ||= this.options.clock.now();
    entry.timer.set(SILENCE_MS, () => this.options.unanswered());
    this.#send(entry.frame);
  }

  #refused(entry: Entry, refusal: Refusal): void {
    const wait = waitBeforeRetry(refusal, entry.retries, this.options.random);
    if (wait === undefined || this.options.clock.now() + wait >= entry.expiresAt)
      return entry.settle(() => entry.reject(LobbyError.of(refusal)));
    entry.retries++;
    entry.isWaiting = true;
    entry.timer.set(wait, () => this.#transmit(entry));
  }
}
