import type { Refusal } from './protocol.js';

/** Why the service refused a request; docs/protocol.md says what each code means. */
export type RefusalCode = Refusal['code'];

/**
 * Why a request failed without the service's word: `timeout` (it may yet have taken effect), `closed` (the client was closed)
 * and `replaced` (another connection of the player has taken over).
 */
export type ClientErrorCode = 'timeout' | 'closed' | 'replaced';

type Failure = Refusal | { readonly code: ClientErrorCode; readonly message: string };

type Unsaid = { readonly details?: undefined; readonly retryAfterMs?: undefined };

/** An `Error` for each kind of failure, which its code tells apart. */
type ErrorOf<F> = F extends Failure ? Error & F & Omit<Unsaid, keyof F> : never;

/**
 * What a request is refused with. `message` is for people; branch on `code`: it says whether there are `details`
 * (`invalid_request`: member → messages; `already_in_lobby`: the `lobbyId`) and `retryAfterMs`.
 */
export type LobbyError = ErrorOf<Failure>;

interface LobbyErrorConstructor {
  new (
    code: RefusalCode | ClientErrorCode,
    message: string,
    details?: Record<string, unknown>,
    retryAfterMs?: number,
  ): LobbyError;
  of(refusal: Refusal): LobbyError;
}

export const LobbyError = class LobbyError extends Error {
  override readonly name = 'LobbyError';

  constructor(
    readonly code: string,
    message: string,
    readonly details?: unknown,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }

  static of(refusal: Refusal & { details?: unknown; retryAfterMs?: number }): LobbyError {
    return new LobbyError(refusal.code, refusal.message, refusal.details, refusal.retryAfterMs);
  }
} as unknown as LobbyErrorConstructor;
