import type { Clock } from './clock.js';

const MAX_SAMPLES = 8;

/** Estimates the service's clock from `serverTime` in replies. The sample with the shortest round trip is the most accurate. */
export class ServerClock {
  #samples: { offset: number; roundTrip: number }[] = [];
  #offset = 0;

  constructor(private readonly clock: Clock) {}

  /** The service's time in milliseconds since 1970. */
  now(): number {
    return this.clock.now() + this.#offset;
  }

  /** Adds a sample. Assumes that the service read its clock half a round trip before `receivedAt`. */
  addSample(serverTime: string, sentAt: number, receivedAt: number): void {
    const roundTrip = receivedAt - sentAt;
    const offset = Date.parse(serverTime) - (sentAt + roundTrip / 2);
    if (Number.isNaN(offset)) return;
    this.#samples = [...this.#samples, { offset, roundTrip }].slice(-MAX_SAMPLES);
    this.#offset = this.#samples.reduce((best, next) => (next.roundTrip <= best.roundTrip ? next : best)).offset;
  }
}
