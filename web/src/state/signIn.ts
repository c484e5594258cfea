import type { Config } from './config';
import { errorMessage } from './errorMessage';
import { guest, type Identity } from './identity';
import { readLinkedCode } from './lobbyLink';
import { clearPlayer, type Player, playerOfTab, savePlayer } from './player';

/** How players of this page sign in, and who is signed in already. */
export interface SignInMethod {
  identity: Identity | null;
  /** The player named by the link, if any. Only guests can be. */
  requested: Partial<Player>;
  /** Signs in with the issuer; null if players only choose a name. */
  withIssuer: (() => Promise<void>) | null;
  /** Why the last sign-in failed. */
  problem: string | null;
  signOut: () => void;
}

export async function signInOf(config: Config): Promise<SignInMethod> {
  const { oidc } = config;
  if (!oidc) {
    const requested = playerOfTab(new URL(location.href));
    const identity = isComplete(requested) ? signInAsGuest(config, requested) : null;
    return { identity, requested, withIssuer: null, problem: null, signOut: clearPlayer };
  }

  // Loaded only by pages that use it.
  const account = await import('./account');
  let problem: string | null = null;
  const identity = await account.resume(oidc).catch((error: unknown) => {
    problem = `Sign-in failed: ${errorMessage(error)}`;
    return null;
  });
  readLinkedCode();
  return { identity, requested: {}, withIssuer: () => account.signIn(oidc), problem, signOut: account.signOut };
}

/** Signs a player in who only chose a name. */
export function signInAsGuest({ tokenUrl }: Config, player: Player): Identity {
  savePlayer(player);
  // Removes the player from the URL, so a reload does not take the session over again.
  if (location.search) history.replaceState(history.state, '', location.pathname + location.hash);
  return guest(tokenUrl, player);
}

const isComplete = (player: Partial<Player>): player is Player => Boolean(player.playerId && player.name);
