import { type JoinLobby, LobbyError } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { notify } from './notices';
import { sentence } from './refusals';
import type { Session } from './session';

/** What a password is asked for, until it is given or not. */
export const lockedDoor = signal<JoinLobby | null>(null);

/** Joins a lobby; when that takes a password, asks for it. */
export async function join({ client }: Session, how: JoinLobby): Promise<void> {
  try {
    await client.lobby.join(how);
  } catch (error) {
    if (error instanceof LobbyError && error.code === 'wrong_password' && !how.password) lockedDoor.value = how;
    else notify(sentence(error), 'problem');
  }
}
