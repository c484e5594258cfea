import type { Refusal } from './protocol.js';

/** The code of a request that the service refused; see docs/protocol.md. */
export type RefusalCode = Refusal['code'];

/**
 * The code of a failure that the client itself found: `timeout` (the request may still take effect), `closed` (the client was
 * closed), `replaced` (the player connected from another client, or the service ended this one because it ignored `rate_limited`) or
 * `refused` (the service refused the connection, for example because it did not accept the token).
 */
export type ClientErrorCode = 'timeout' | 'closed' | 'replaced' | 'refused';

type Failure = Refusal | { readonly code: ClientErrorCode; readonly message: string };

type NoDetails = { readonly details?: undefined; readonly retryAfterMs?: undefined };

/** A union of `Error` types, discriminated by `code`. */
type ErrorOf<F> = F extends Failure ? Error & F & Omit<NoDetails, keyof F> : never;

/**
 * The error of a failed request. Branch on `code`; `message` is for people and may change. The code determines whether there are
 * `details` (`invalid_request`: messages by field; `already_in_lobby`: the `lobbyId`) and `retryAfterMs`.
 */
export type LobbyError = ErrorOf<Failure>;

/** The class of `LobbyError`. */
export interface LobbyErrorConstructor {
  /** Creates an error, for example for tests. */
  new (
    code: RefusalCode | ClientErrorCode,
    message: string,
    details?: Record<string, unknown>,
    retryAfterMs?: number,
  ): LobbyError;
  /** Creates the error of a refused request. */
  from(refusal: Refusal): LobbyError;
}

/** The error of a failed request. Use it with `instanceof`; the type `LobbyError` describes its members. */
export const LobbyError: LobbyErrorConstructor = class LobbyError extends Error {
  override readonly name = 'LobbyError';

  constructor(
    readonly code: string,
    message: string,
    readonly details?: unknown,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }

  static from(refusal: Refusal & { details?: unknown; retryAfterMs?: number }): LobbyError {
    return new LobbyError(refusal.code, refusal.message, refusal.details, refusal.retryAfterMs);
  }
} as never;
