import { type JoinLobby, LobbyError } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { dismissProblems, notify } from './notices';
import { errorMessage, secondsToWait } from './errorMessage';
import type { Session } from './session';

/** The join that needs a password, while the player is asked for it. */
export const passwordPrompt = signal<JoinLobby | null>(null);

/** Watches the running match that a player could not join, while the player is asked; otherwise null. */
export const watchPrompt = signal<(() => Promise<unknown>) | null>(null);

/** Lobbies that turned out to be closed. They never reopen. */
export const closedLobbies = signal<ReadonlySet<string>>(new Set());

/** Joins a lobby. Throws if the service refuses. */
export async function joinOrThrow({ client }: Session, request: JoinLobby): Promise<void> {
  try {
    await client.joinLobby(request);
  } catch (error) {
    const isClosed = error instanceof LobbyError && ['lobby_closed', 'not_found'].includes(error.code);
    if (isClosed && request.lobbyId) closedLobbies.value = new Set([...closedLobbies.value, request.lobbyId]);
    throw error;
  }
}

/** Joins a lobby. Asks for a password if needed, or whether to watch if a match is running. */
export async function join(
  session: Session,
  request: JoinLobby,
  showError = (message: string, _code?: string) => notify(message, 'problem'),
): Promise<void> {
  dismissProblems();
  try {
    await joinOrThrow(session, request);
  } catch (error) {
    const code = error instanceof LobbyError ? error.code : undefined;
    if (code === 'wrong_password' && !request.password) passwordPrompt.value = request;
    else if (code === 'match_in_progress' && !request.spectate)
      watchPrompt.value = () => join(session, { ...request, spectate: true }, showError);
    else showError(joinMessage(error), code);
  }
}

/** The client waits for a free request by itself, so a join is refused as too many only after wrong guesses. */
const joinMessage = (error: unknown): string =>
  error instanceof LobbyError && error.code === 'rate_limited'
    ? `Too many wrong codes or passwords. Try again in ${secondsToWait(error)}.`
    : errorMessage(error);
