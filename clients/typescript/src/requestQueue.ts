import { type Clock, Timer } from './clock.js';
import { LobbyError } from './errors.js';
import { createFrame } from './frame.js';
import type { Log } from './log.js';
import type { Actions, Hello, HelloReply, Refusal } from './protocol.js';
import type { RequestOptions } from './requestOptions.js';
import { retryDelay } from './retry.js';

/** All actions, including the one that only the client itself requests. */
export interface AllActions extends Actions {
  'session.hello': { data: Hello; reply: HelloReply };
}

/** The name of any action. */
export type AnyAction = keyof AllActions;

/** A reply frame without its `type`. */
export type Reply = { id: string | null; ok: true; data: never } | { id: string | null; ok: false; error: Refusal };

/** A request that succeeded, and its reply. */
export interface CompletedRequest {
  action: AnyAction;
  data: object;
  reply: never;
  /** When the request was first sent. */
  sentAt: number;
}

interface PendingRequest extends Omit<CompletedRequest, 'reply'> {
  id: string;
  frame: string;
  retries: number;
  expiresAt: number;
  /** Runs until the next retry or, once sent, until the reply is overdue. */
  timer: Timer;
  isWaitingToRetry: boolean;
  settle(outcome: () => void): void;
  resolve(reply: never): void;
  reject(error: unknown): void;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** The service keeps idempotency records for five minutes; a later retry could take effect twice. */
const MAX_TIMEOUT_MS = 240_000;
const REPLY_TIMEOUT_MS = 10_000;

export interface RequestQueueOptions {
  clock: Clock;
  random: () => number;
  log: Log;
  /** Called before the request's promise settles. */
  onCompleted(request: CompletedRequest): void;
  /** Called before the request's promise settles. Returns true if the player nevertheless has what the request is for. */
  onRefused(action: AnyAction, refusal: Refusal): boolean;
  /** A reply is overdue: the connection may be dead, or the reply lost. */
  onReplyOverdue(): void;
}

/**
 * Tracks requests until they have a reply. A new connection sends the requests without a reply again, with the same ids: the service
 * executes each only once.
 */
export class RequestQueue {
  readonly #pending = new Set<PendingRequest>();
  readonly #idPrefix: string;
  #count = 0;
  #send: ((frame: string) => void) | undefined;

  constructor(private readonly options: RequestQueueOptions) {
    const part = () => options.random().toString(36).slice(2, 9);
    this.#idPrefix = `${part()}${part()}`;
  }

  newId(): string {
    return `${this.#idPrefix}-${++this.#count}`;
  }

  add<A extends AnyAction>(
    action: A,
    data: AllActions[A]['data'],
    options: RequestOptions,
  ): Promise<AllActions[A]['reply']> {
    const { signal, id = this.newId(), timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const frame = createFrame(action, id, data);
      const { clock } = this.options;
      const timeout = Math.min(timeoutMs, MAX_TIMEOUT_MS);
      const deadline = new Timer(clock);
      const onAbort = () => request.settle(() => reject(signal?.reason));
      const request: PendingRequest = {
        ...{ id, action, data, frame, resolve, reject, sentAt: 0, retries: 0, isWaitingToRetry: false },
        expiresAt: clock.now() + timeout,
        timer: new Timer(clock),
        settle: outcome => {
          this.#pending.delete(request);
          request.timer.stop();
          deadline.stop();
          signal?.removeEventListener('abort', onAbort);
          outcome();
        },
      };
      signal?.addEventListener('abort', onAbort);
      deadline.set(timeout, () =>
        request.settle(() => reject(new LobbyError('timeout', `${action} received no reply in time.`))),
      );
      this.#pending.add(request);
      this.#transmit(request);
    });
  }

  /** Sends the pending requests over a new connection. */
  attach(send: (frame: string) => void): void {
    this.#send = send;
    for (const request of this.#pending) if (!request.isWaitingToRetry) this.#transmit(request);
  }

  /** Stops sending: the connection is lost or about to close. */
  detach(): void {
    this.#send = undefined;
    for (const request of this.#pending) if (!request.isWaitingToRetry) request.timer.stop();
  }

  handleReply(reply: Reply): void {
    const request = [...this.#pending].find(({ id }) => id === reply.id);
    if (!request) return;
    if (!reply.ok) return this.#handleRefusal(request, reply.error);
    this.#logReply(request, 'ok');
    this.#complete(request, reply.data);
  }

  failAll(error: unknown): void {
    this.detach();
    for (const request of [...this.#pending]) request.settle(() => request.reject(error));
  }

  #transmit(request: PendingRequest): void {
    request.isWaitingToRetry = false;
    if (!this.#send) return;
    request.sentAt ||= this.options.clock.now();
    request.timer.set(REPLY_TIMEOUT_MS, () => this.options.onReplyOverdue());
    this.#send(request.frame);
    this.options.log('debug', `Sent ${request.action} (id ${request.id}).`);
  }

  #complete(request: PendingRequest, reply: never): void {
    const { action, data, sentAt } = request;
    this.options.onCompleted({ action, data, sentAt, reply });
    request.settle(() => request.resolve(reply));
  }

  #logReply({ action, id }: PendingRequest, outcome: string): void {
    this.options.log('debug', `Received the reply to ${action} (id ${id}): ${outcome}.`);
  }

  #handleRefusal(request: PendingRequest, refusal: Refusal): void {
    this.#logReply(request, refusal.code);
    const delay = retryDelay(refusal, request.retries, this.options.random);
    if (delay === undefined || this.options.clock.now() + delay >= request.expiresAt) {
      if (this.options.onRefused(request.action, refusal)) return this.#complete(request, {} as never);
      return request.settle(() => request.reject(LobbyError.from(refusal)));
    }
    this.options.log(
      'warning',
      `Retrying ${request.action} (id ${request.id}) in ${Math.round(delay)} ms: ${refusal.code}.`,
    );
    request.retries++;
    request.isWaitingToRetry = true;
    request.timer.set(delay, () => this.#transmit(request));
  }
}
