import { LobbyError } from './errors.js';

export const endedError = (state: 'closed' | 'replaced') =>
  new LobbyError(
    state,
    state === 'closed' ? 'The client is not connected.' : 'The player has connected from another client.',
  );

export const floodError = () =>
  new LobbyError('replaced', 'The service ended this client because it ignored rate_limited.');

/** The push that says why is lost. */
export const closedByServiceError = () =>
  new LobbyError(
    'replaced',
    'The service closed the connection, probably because the player has connected from another client.',
  );

/** The error in a cause. Events are left out: they refer to the socket, which may show the token. */
export const errorOf = (cause: unknown): unknown =>
  cause instanceof Error ? cause : (cause as { error?: unknown })?.error;

/** Describes a cause in a log entry. */
export function reasonOf(cause: unknown): string {
  const error = errorOf(cause);
  if (error instanceof Error) return error.message.replace(/\.$/, '');
  const { code } = (cause ?? {}) as { code?: unknown };
  return code === undefined ? 'the WebSocket failed' : `closed with code ${code}`;
}
