import { backoff } from './backoff.js';
import { LobbyError } from './errors.js';
import type { Refusal } from './protocol.js';

const MOST_RETRIES = 5;
/** Whoever has to wait for longer should be told why. */
const LONGEST_WAIT_MS = 5_000;

/** How long to wait before the same request is worth another try; undefined when it isn't. */
export function waitBeforeRetry(refusal: Refusal, retries: number, random: () => number): number | undefined {
  if (retries >= MOST_RETRIES) return undefined;
  const { code, retryAfterMs } = LobbyError.of(refusal);
  switch (code) {
    case 'rate_limited':
    case 'conflict':
    case 'unavailable':
      // All who were turned away at once should not come back at once.
      if (retryAfterMs !== undefined)
        return retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs * (1 + random() / 2) : undefined;
      // Without a hint a conflict is final: it was about `ifVersion`.
      return code === 'unavailable' ? backoff(retries, random) : undefined;
    default:
      return undefined;
  }
}

/** Not sooner than asked for; and those that were turned away together do not all come back together, again and again. */
const spread = (ms: number, retries: number, random: () => number): number => ms * 2 ** retries * (1 + random() / 2);
