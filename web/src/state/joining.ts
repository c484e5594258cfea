import { type JoinLobby, LobbyError } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { notify } from './notices';
import { sentence } from './refusals';
import type { Session } from './session';

/** What a password is asked for, until it is given or not. */
export const lockedDoor = signal<JoinLobby | null>(null);

/** What can be joined to watch only, since its match is on, until the player has decided. */
export const matchOn = signal<JoinLobby | null>(null);

/** Lobbies that could not be joined because they are no more: none of them comes back. */
export const gone = signal<ReadonlySet<string>>(new Set());

/** Joins a lobby, or throws why not. */
export async function enter({ client }: Session, how: JoinLobby): Promise<void> {
  try {
    await client.lobby.join(how);
  } catch (error) {
    const isGone = error instanceof LobbyError && ['lobby_closed', 'not_found'].includes(error.code);
    if (isGone && how.lobbyId) gone.value = new Set([...gone.value, how.lobbyId]);
    throw error;
  }
}

/** Joins a lobby; when that takes a password, asks for it, and when its match is on, whether to watch. */
export async function join(
  session: Session,
  how: JoinLobby,
  tell = (refusal: string) => notify(refusal, 'problem'),
): Promise<void> {
  try {
    await enter(session, how);
  } catch (error) {
    const code = error instanceof LobbyError ? error.code : undefined;
    if (code === 'wrong_password' && !how.password) lockedDoor.value = how;
    else if (code === 'match_in_progress' && !how.spectate) matchOn.value = how;
    else tell(sentence(error));
  }
}
