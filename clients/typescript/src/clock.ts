/** The time source and timers that the client uses; tests can replace them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, after a delay. Returns the timer. */
  setTimeout(callback: () => void, ms: number): unknown;
  /** Stops a timer that `setTimeout` has returned. */
  clearTimeout(timer: unknown): void;
}

/**
 * The clock of the platform.
 * @internal
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * A one-shot timer that can be reset and stopped.
 * @internal
 */
export class Timer {
  #pending: unknown;

  constructor(private readonly clock: Clock) {}

  get isSet(): boolean {
    return this.#pending !== undefined;
  }

  set(ms: number, callback: () => void): void {
    this.stop();
    this.#pending = this.clock.setTimeout(() => {
      this.#pending = undefined;
      callback();
    }, ms);
  }

  stop(): void {
    if (this.isSet) this.clock.clearTimeout(this.#pending);
    this.#pending = undefined;
  }
}
