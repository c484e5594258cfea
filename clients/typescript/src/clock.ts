/** Time and chance, which tests put others in place of. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(call: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (call, ms) => setTimeout(call, ms),
  clearTimeout: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** One timer that is set, set anew and stopped. */
export class Timer {
  #pending: unknown;

  constructor(private readonly clock: Clock) {}

  get isSet(): boolean {
    return this.#pending !== undefined;
  }

  set(ms: number, call: () => void): void {
    this.stop();
    this.#pending = this.clock.setTimeout(() => {
      this.#pending = undefined;
      call();
    }, ms);
  }

  stop(): void {
    if (this.isSet) this.clock.clearTimeout(this.#pending);
    this.#pending = undefined;
  }
}
