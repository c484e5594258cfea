import { type ClientErrorCode, LobbyError, type RefusalCode } from '@gamelobby/client';

type Message = string | ((error: LobbyError) => string);

export const secondsToWait = ({ retryAfterMs = 1000 }: LobbyError): string => {
  const count = Math.ceil(retryAfterMs / 1000);
  return count === 1 ? 'a second' : `${count} seconds`;
};

/** Uses the service's message, for codes that have several meanings. */
const serviceMessage = ({ message }: LobbyError): string => message;

export const NOT_IN_LOBBY = 'You are no longer in a lobby.';

const messages: Record<RefusalCode | ClientErrorCode, Message> = {
  already_in_lobby: 'You are already in another lobby. Leave it first.',
  banned: 'The host has banned you from this lobby.',
  closed: 'You are no longer connected. Sign in again.',
  conflict: 'Someone else changed the lobby at the same time. Try again.',
  forbidden: serviceMessage,
  id_reused: 'This request could not be sent. Try again.',
  internal: 'Something went wrong on the server. Try again.',
  invalid_request: error => Object.values(fieldErrors(error)).join(' ') || error.message,
  invite_expired: 'This invite has expired. Ask for a new one.',
  kicked: error => `You were kicked. You can come back in ${secondsToWait(error)}, or with a new invite.`,
  lobby_closed: 'This lobby has closed.',
  lobby_full: 'This lobby is full.',
  lobby_locked: 'This lobby is locked. You need an invite to join.',
  match_in_progress: 'The match has started or is about to. Wait until it ends.',
  muted: 'The host has muted you.',
  not_found: serviceMessage,
  not_host: 'Only the host can do this.',
  not_in_lobby: NOT_IN_LOBBY,
  not_ready: 'The match needs enough players, all ready and online.',
  payload_too_large: 'This is too long to send.',
  rate_limited: error => `That was too fast. Try again in ${secondsToWait(error)}.`,
  refused: 'The server did not accept your sign-in.',
  replaced: 'You are playing in another tab or on another device.',
  team_full: 'This team is full.',
  timeout: 'The server did not respond in time. It may have worked anyway.',
  unavailable: 'The server is busy. Try again in a moment.',
  unknown_action: 'The server does not support this. The page may be newer than the server.',
  wrong_password: 'Wrong password.',
};

/** Returns a message for the player about a failed request. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof LobbyError)) return error instanceof Error ? error.message : 'Something went wrong.';
  const message = messages[error.code] ?? error.message;
  return typeof message === 'string' ? message : message(error);
}

/** Returns the error message of each invalid form field. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof LobbyError) || error.code !== 'invalid_request') return {};
  return Object.fromEntries(
    Object.entries(error.details ?? {}).map(([field, errors]) => [field, (errors as string[]).join(' ')]),
  );
}
