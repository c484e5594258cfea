import * as oauth from 'oauth4webapi';
import type { OidcConfig } from './config';
import { type Identity, SignInExpired } from './identity';
import type { Player } from './player';

/** What has to survive the redirect to the issuer. */
interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
  /** The page's address before the redirect. */
  returnTo: string;
}

/** Tokens of this tab. */
interface Account {
  player: Player;
  token: string;
  refreshToken: string | undefined;
}

// The lobby page and the console can have different tokens in one tab.
const PENDING_KEY = `oidc.pending ${location.pathname}`;
const ACCOUNT_KEY = `oidc.account ${location.pathname}`;
/** A token is renewed this long before it expires. */
const EXPIRY_MARGIN_MS = 30_000;

/** Returns the address that the issuer redirects to: the page's own. It must be registered with the issuer. */
const redirectUri = (): string => location.origin + location.pathname;

/** Redirects to the issuer, where the player signs in. */
export async function signIn(config: OidcConfig): Promise<void> {
  const issuer = await discover(config);
  const pending: PendingSignIn = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo: location.href,
  };
  sessionStorage.setItem(PENDING_KEY, JSON.stringify(pending));
  const url = new URL(issuer.authorization_endpoint!);
  const parameters = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    scope: config.scope ?? 'openid profile',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    ...(config.audience && { audience: config.audience }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  location.assign(url);
}

/** Returns the player who is back from the issuer or signed in earlier in this tab; null if there is none. */
export async function resume(config: OidcConfig): Promise<Identity | null> {
  const { searchParams } = new URL(location.href);
  const pending = sessionStorage.getItem(PENDING_KEY);
  if (pending && searchParams.has('state')) await complete(config, JSON.parse(pending) as PendingSignIn);
  const account = sessionStorage.getItem(ACCOUNT_KEY);
  return account ? identify(config, JSON.parse(account) as Account) : null;
}

export const signOut = (): void => sessionStorage.removeItem(ACCOUNT_KEY);

/** Exchanges the code in the page's address for tokens. */
async function complete(config: OidcConfig, { state, nonce, verifier, returnTo }: PendingSignIn): Promise<void> {
  const response = new URL(location.href);
  sessionStorage.removeItem(PENDING_KEY);
  signOut();
  history.replaceState(null, '', returnTo);
  const issuer = await discover(config);
  const client = { client_id: config.clientId };
  const parameters = oauth.validateAuthResponse(issuer, client, response, state);
  const reply = await oauth.authorizationCodeGrantRequest(
    issuer,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    verifier,
    options(config),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(issuer, client, reply, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  const { sub, name, preferred_username: username } = oauth.getValidatedIdTokenClaims(tokens)!;
  save({
    player: { playerId: sub, name: String(name ?? username ?? sub) },
    token: tokenFor(config, tokens),
    refreshToken: tokens.refresh_token,
  });
}

function identify(config: OidcConfig, account: Account): Identity {
  let current = account;
  const token = async () => {
    if (expiryOf(current.token) - EXPIRY_MARGIN_MS < Date.now()) current = await renew(config, current);
    return current.token;
  };
  return { player: account.player, token };
}

/** Gets another token with the refresh token. */
async function renew(config: OidcConfig, account: Account): Promise<Account> {
  const expired = new SignInExpired(() => signIn(config));
  if (!account.refreshToken) throw expired;
  const issuer = await discover(config);
  const client = { client_id: config.clientId };
  const reply = await oauth.refreshTokenGrantRequest(
    issuer,
    client,
    oauth.None(),
    account.refreshToken,
    options(config),
  );
  try {
    const tokens = await oauth.processRefreshTokenResponse(issuer, client, reply);
    const renewed = {
      ...account,
      token: tokenFor(config, tokens),
      // Some issuers replace the refresh token with each use.
      refreshToken: tokens.refresh_token ?? account.refreshToken,
    };
    save(renewed);
    return renewed;
  } catch (error) {
    throw error instanceof oauth.ResponseBodyError ? expired : error;
  }
}

function tokenFor({ token = 'id_token' }: OidcConfig, tokens: oauth.TokenEndpointResponse): string {
  const value = tokens[token];
  if (!value) throw new Error(`The issuer returned no ${token}.`);
  return value;
}

/** Returns when a JWT expires, in milliseconds since 1970. */
function expiryOf(jwt: string): number {
  const payload = jwt.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(payload)) as { exp: number }).exp * 1000;
}

const save = (account: Account): void => sessionStorage.setItem(ACCOUNT_KEY, JSON.stringify(account));

async function discover(config: OidcConfig): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(config.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options(config)));
}

/** An issuer on this machine may use http. */
const options = ({ issuer }: OidcConfig) => ({
  [oauth.allowInsecureRequests]: ['localhost', '127.0.0.1'].includes(new URL(issuer).hostname),
});
