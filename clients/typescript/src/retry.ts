import { backoff } from './backoff.js';
import { LobbyError } from './errors.js';
import type { Refusal } from './protocol.js';

const RETRYABLE_CODES: string[] = ['rate_limited', 'conflict', 'unavailable'];
const MAX_RETRIES = 5;
/** A longer wait is left to the app, which can show it to the player. */
const MAX_WAIT_MS = 5_000;

/** The delay before a refused request is retried; undefined if it must not be retried. */
export function retryDelay(refusal: Refusal, retries: number, random: () => number): number | undefined {
  const { code, retryAfterMs } = LobbyError.from(refusal);
  if (retries >= MAX_RETRIES || !RETRYABLE_CODES.includes(code)) return undefined;
  if (retryAfterMs !== undefined)
    return retryAfterMs <= MAX_WAIT_MS ? addJitter(retryAfterMs, retries, random) : undefined;
  // A conflict without `retryAfterMs` is about `ifVersion`; a retry would fail again.
  return code === 'unavailable' ? backoff(retries, random) : undefined;
}

/** Waits at least as long as asked and doubles per retry; jitter keeps refused clients from retrying at the same moment. */
const addJitter = (ms: number, retries: number, random: () => number): number => ms * 2 ** retries * (1 + random() / 2);
