import type { HelloReply, Pushes } from './protocol.js';
import { report } from './store.js';

/** What a client tells of: every push by its type, and how its connection fares. */
export interface Events extends Pushes {
  /** A socket is up, the first or a later one: what is bound to a socket (`lobby.watch`) has to be asked for again. */
  'session.opened': HelloReply;
  /** No socket could be opened, or the one in use was lost; the next try is in `retryInMs`. */
  'session.lost': { cause: unknown; attempt: number; retryInMs: number };
}

export type Listener<E extends keyof Events> = (event: Events[E]) => void;

/** Who listens to what. */
export class Emitter {
  readonly #listeners = new Map<keyof Events, Set<{ hear: (event: never) => void }>>();

  on<E extends keyof Events>(type: E, hear: Listener<E>): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners);
    const listener = { hear };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  emit<E extends keyof Events>(type: E, event: Events[E]): void {
    for (const { hear } of [...(this.#listeners.get(type) ?? [])]) report(() => (hear as Listener<E>)(event));
  }
}
