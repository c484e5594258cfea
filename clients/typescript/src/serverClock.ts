import type { Clock } from './clock.js';

const SAMPLES = 8;

/** The service's clock, read off `serverTime` in replies: the shorter the round trip, the closer the guess. */
export class ServerClock {
  #samples: { offset: number; roundTrip: number }[] = [];
  #offset = 0;

  constructor(private readonly clock: Clock) {}

  /** Milliseconds since 1970 by the service's clock. */
  now(): number {
    return this.clock.now() + this.#offset;
  }

  /** Half of the round trip lies between the service's reading its clock and `receivedAt`. */
  note(serverTime: string, sentAt: number, receivedAt: number): void {
    const roundTrip = receivedAt - sentAt;
    const offset = Date.parse(serverTime) - (sentAt + roundTrip / 2);
    if (Number.isNaN(offset)) return;
    this.#samples = [...this.#samples, { offset, roundTrip }].slice(-SAMPLES);
    this.#offset = this.#samples.reduce((best, next) => (next.roundTrip <= best.roundTrip ? next : best)).offset;
  }
}
