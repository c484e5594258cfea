import type { Player } from './player';

/** A signed-in player, and where their tokens come from. */
export interface Identity {
  player: Player;
  /** Returns a valid token. Throws `SignInExpired` if the player has to sign in again. */
  token: () => Promise<string>;
}

export class SignInExpired extends Error {
  /** @param signIn Lets the player sign in again. */
  constructor(readonly signIn: () => Promise<void>) {
    super('Your sign-in has expired. Your seat is reserved for a while.');
  }
}

/** What `tokenUrl` is asked for. */
interface TokenRequest extends Player {
  scope?: string;
}

/** Returns a player who is identified by the page alone, with tokens from `tokenUrl`. */
export const guest = (tokenUrl: string, player: TokenRequest): Identity => ({
  player,
  token: () => fetchToken(tokenUrl, player),
});

async function fetchToken(tokenUrl: string, player: TokenRequest): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(player),
  }).catch(() => undefined);
  if (!response) throw new Error('The server cannot be reached.');
  if (!response.ok) throw new Error(`The server did not accept your sign-in (${response.status}).`);
  return ((await response.json()) as { token: string }).token;
}
