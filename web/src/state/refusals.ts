import { type ClientErrorCode, LobbyError, type RefusalCode } from '@gamelobby/client';

type Sentence = string | ((error: LobbyError) => string);

const seconds = ({ retryAfterMs = 1000 }: LobbyError): string => {
  const count = Math.ceil(retryAfterMs / 1000);
  return count === 1 ? 'a second' : `${count} seconds`;
};

/** A code that stands for several things has the service's own words. */
const asTold = ({ message }: LobbyError): string => message;

export const NO_LOBBY = 'You are not in a lobby any more.';

const sentences: Record<RefusalCode | ClientErrorCode, Sentence> = {
  already_in_lobby: 'You are already in another lobby. Leave it first.',
  banned: 'The host has banned you from this lobby.',
  closed: 'You are not connected any more. Sign in again.',
  conflict: 'Someone else changed the lobby at the same moment. Try again.',
  forbidden: asTold,
  id_reused: 'This was asked twice in different ways. Try again.',
  internal: 'The server failed. It is not your fault; try again.',
  invalid_request: error => Object.values(fieldErrors(error)).join(' ') || error.message,
  invite_expired: 'This invite has run out. Ask for a new one.',
  kicked: error => `You were kicked. You can come back in ${seconds(error)}, or with a new invite.`,
  lobby_closed: 'This lobby has closed.',
  lobby_full: 'This lobby is full.',
  lobby_locked: 'This lobby is locked. Only an invite gets you in.',
  match_in_progress: 'The match has begun or is about to. Wait until it ends.',
  muted: 'The host has muted you.',
  not_found: asTold,
  not_host: 'Only the host can do this.',
  not_in_lobby: NO_LOBBY,
  not_ready: 'There have to be enough players, all of them ready and online.',
  payload_too_large: 'That is too long to send.',
  rate_limited: error => `That was too fast. Try again in ${seconds(error)}.`,
  replaced: 'You went on playing in another tab or on another device.',
  team_full: 'This team is full.',
  timeout: 'The server did not answer in time. It may have worked all the same.',
  unavailable: 'The server is busy. Try again in a moment.',
  unknown_action: 'The server does not know how to do this. The page may be newer than the server.',
  wrong_password: 'That is not the password.',
};

/** What to tell a person when a request has failed. */
export function sentence(error: unknown): string {
  if (!(error instanceof LobbyError)) return error instanceof Error ? error.message : 'Something went wrong.';
  const told = sentences[error.code] ?? error.message;
  return typeof told === 'string' ? told : told(error);
}

/** The field of a form to what is wrong with it. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof LobbyError) || error.code !== 'invalid_request') return {};
  return Object.fromEntries(
    Object.entries(error.details ?? {}).map(([field, messages]) => [field, (messages as string[]).join(' ')]),
  );
}
