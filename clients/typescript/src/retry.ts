import { backoff } from './backoff.js';
import { LobbyError } from './errors.js';
import type { Refusal } from './protocol.js';

const MENDED_BY_WAITING: string[] = ['rate_limited', 'conflict', 'unavailable'];
const MOST_RETRIES = 5;
/** Whoever has to wait for longer should be told why. */
const LONGEST_WAIT_MS = 5_000;

/** How long to wait before the same request is worth another try; undefined when it isn't. */
export function waitBeforeRetry(refusal: Refusal, retries: number, random: () => number): number | undefined {
  const { code, retryAfterMs } = LobbyError.of(refusal);
  if (retries >= MOST_RETRIES || !MENDED_BY_WAITING.includes(code)) return undefined;
  if (retryAfterMs !== undefined)
    return retryAfterMs <= LONGEST_WAIT_MS ? spread(retryAfterMs, retries, random) : undefined;
  // Without a hint a conflict is final: it was about `ifVersion`.
  return code === 'unavailable' ? backoff(retries, random) : undefined;
}

/** Not sooner than asked for; and those that were turned away together do not come back together, again and again. */
const spread = (ms: number, retries: number, random: () => number): number => ms * 2 ** retries * (1 + random() / 2);
