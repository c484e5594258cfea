import type { Refusal } from './protocol.js';

/** Why the service refused a request; docs/protocol.md says what each code means. */
export type RefusalCode = Refusal['code'];

/**
 * Why a request failed without the service's word: `timeout` (it may yet have taken effect), `closed` (the client was closed)
 * and `replaced` (another connection of the player has taken over).
 */
export type ClientErrorCode = 'timeout' | 'closed' | 'replaced';

/** What a request is refused with. `message` is for people; branch on `code`. */
export class LobbyError extends Error {
  override readonly name = 'LobbyError';
  readonly code: RefusalCode | ClientErrorCode;
  /** `invalid_request`: member → messages; `already_in_lobby`: the `lobbyId`. */
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: RefusalCode | ClientErrorCode,
    message: string,
    details?: Record<string, unknown>,
    retryAfterMs?: number,
  ) {
    super(message);
    this.code = code;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }

  static of(refusal: Refusal): LobbyError {
    const { code, message, details, retryAfterMs } = refusal as Refusal & {
      details?: Record<string, unknown>;
      retryAfterMs?: number;
    };
    return new LobbyError(code, message, details, retryAfterMs);
  }
}
