import type { Config } from '../state/config';
import { guest } from '../state/identity';
import { type SignInMethod, signInOf } from '../state/signIn';

/** The scope that the console's requests need. */
export const SCOPE = 'lobby:admin';

/** How the operator signs in: with the issuer, or else by a token with the scope, which LocalCloud issues to anyone. */
export async function accessOf(config: Config): Promise<SignInMethod> {
  const { oidc } = config;
  if (oidc) return signInOf({ ...config, oidc: { ...oidc, ...config.console } });
  const identity = guest(config.tokenUrl, { playerId: 'console', name: 'Console', scope: SCOPE });
  return { identity, requested: {}, withIssuer: null, problem: null, signOut: () => undefined };
}
