const BASE_MS = 500;
const MAX_MS = 30_000;

/** Exponential backoff with full jitter: a random wait before attempt number `attempt`, counted from 0. */
export const backoff = (attempt: number, random: () => number): number =>
  random() * Math.min(MAX_MS, BASE_MS * 2 ** Math.min(attempt, 16));
