const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** How long to wait before try number `attempt` (from 0): any time up to a bound that doubles, so that a crowd spreads out. */
export const backoff = (attempt: number, random: () => number): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
