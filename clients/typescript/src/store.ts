/** A value with change notifications. Works as a React external store, as a Svelte store, and in plain code. */
export interface Readable<T> {
  /** Calls the listener with the current value and on every change. Returns an unsubscribe function. */
  readonly subscribe: (listener: (value: T) => void) => () => void;
  /** Returns the current value: an immutable object that stays the same until something changes. */
  readonly getSnapshot: () => T;
}

/**
 * Calls an app's function and handles its exceptions.
 * @internal
 */
export type Call = (listener: () => void) => void;

/**
 * A `Readable` that can be set. `subscribe` and `getSnapshot` can be passed on without binding `this`.
 * @internal
 */
export class Store<T> implements Readable<T> {
  readonly #listeners = new Set<{ call: (value: T) => void }>();
  #value: T;

  constructor(
    value: T,
    private readonly call: Call,
  ) {
    this.#value = value;
  }

  readonly getSnapshot = (): T => this.#value;

  readonly subscribe = (call: (value: T) => void): (() => void) => {
    // Wrapped so that the same function can be subscribed twice.
    const listener = { call };
    this.#listeners.add(listener);
    this.call(() => call(this.#value));
    return () => void this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      // A listener has set another value, and all listeners have already received that one.
      if (!Object.is(value, this.#value)) return;
      if (this.#listeners.has(listener)) this.call(() => listener.call(value));
    }
  }
}
