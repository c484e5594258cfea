import type { HelloReply, Pushes } from './protocol.js';
import { callSafely } from './store.js';

/** Events of a client: each push under its type, and what happens to the connection. */
export interface Events extends Pushes {
  /** A connection is open, the first or a later one. Watches belong to a connection, so call `lobby.watch` again. */
  'session.opened': HelloReply;
  /** A connection could not be opened, or the open one was lost. */
  'session.lost': {
    /** The error or the close event. */
    cause: unknown;
    /** The number of failures in a row. */
    attempt: number;
    /** The delay before the next attempt. */
    retryInMs: number;
  };
}

/** Handles an event of type `E`. */
export type Listener<E extends keyof Events> = (event: Events[E]) => void;

/** Keeps listeners by event type and calls them. */
export class Emitter {
  readonly #listeners = new Map<keyof Events, Set<{ call: (event: never) => void }>>();

  on<E extends keyof Events>(type: E, call: Listener<E>): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners);
    // Wrapped so that the same function can be registered twice.
    const listener = { call };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  emit<E extends keyof Events>(type: E, event: Events[E]): void {
    for (const { call } of [...(this.#listeners.get(type) ?? [])]) callSafely(() => (call as Listener<E>)(event));
  }
}
