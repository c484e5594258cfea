/** Settings for one request; all have defaults. */
export interface RequestOptions {
  /** The time limit for the request, including retries and time offline. 30 s by default, at most 4 minutes. */
  timeoutMs?: number;
  /** Cancels the wait. A request that has already been sent may still take effect. */
  signal?: AbortSignal;
  /** The request id (idempotency key): 1 to 64 of `A-Za-z0-9_.:-`. By default a new one. Repeating an id repeats the request. */
  id?: string;
}
