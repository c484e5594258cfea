/** A value that can be watched: as a React external store, as a Svelte store, or by plain code. */
export interface Readable<T> {
  /** Calls the listener at once and on every change; answers how to stop. */
  readonly subscribe: (listener: (value: T) => void) => () => void;
  /** The value now: never changed in place, and the same object until something changes. */
  readonly getSnapshot: () => T;
}

/** A `Readable` and the way to set it. Its methods need no `this`. */
export class Store<T> implements Readable<T> {
  readonly #listeners = new Set<{ hear: (value: T) => void }>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  readonly getSnapshot = (): T => this.#value;

  readonly subscribe = (hear: (value: T) => void): (() => void) => {
    const listener = { hear };
    this.#listeners.add(listener);
    report(() => hear(this.#value));
    return () => void this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      // A listener may have set another value, and all have heard of that one then.
      if (!Object.is(value, this.#value)) return;
      if (this.#listeners.has(listener)) report(() => listener.hear(value));
    }
  }
}

/** Calls foreign code; what it throws is reported as uncaught, and stops nothing here. */
export function report(call: () => void): void {
  try {
    call();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
