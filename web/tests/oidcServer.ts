import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server keeps about a sign-in until its code is exchanged. */
interface Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

/**
 * An OpenID Connect server with the authorization code flow and PKCE. Everyone who signs in is Ada. Its access tokens are LocalCloud's,
 * which the service accepts.
 */
export class OidcServer {
  /** The player id of everyone who signs in here. */
  readonly subject = `ada-${randomUUID()}`;
  /** Whether the server grants refresh tokens. */
  refreshes = false;
  /** The scope of the access tokens. */
  scope = '';
  /** The number of tokens granted so far, by kind of grant. */
  readonly granted: Record<string, number> = {};
  readonly #grants = new Map<string, Grant>();
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return this.issuer;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, this.issuer);
    if (pathname === '/authorize') return this.#authorize(searchParams, response);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'application/json');
    const body = pathname === '/token' ? await this.#grant(await read(request), response) : this.#discovery();
    response.end(JSON.stringify(body));
  }

  #discovery(): object {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  /** Shows a page with which Ada can sign in or cancel. */
  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const redirectUri = query.get('redirect_uri')!;
    const code = randomUUID();
    const challenge = query.get('code_challenge_method') === 'S256' ? query.get('code_challenge')! : '';
    this.#grants.set(code, { nonce: query.get('nonce')!, challenge, redirectUri });
    const leadBack = (parameters: Record<string, string>) =>
      `${redirectUri}?${new URLSearchParams({ ...parameters, state: query.get('state')! }).toString()}`;
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Sign in</title><link rel="icon" href="data:," />
      <a href="${leadBack({ code })}">Sign in as Ada</a> <a href="${leadBack({ error: 'access_denied' })}">Cancel</a>`,
    );
  }

  async #grant(form: URLSearchParams, response: ServerResponse): Promise<object> {
    const type = form.get('grant_type')!;
    const grant = this.#grants.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isValid =
      type === 'refresh_token'
        ? form.get('refresh_token') === 'refresh'
        : grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri');
    if (!isValid || form.get('client_id') !== 'page') {
      response.statusCode = 400;
      return { error: 'invalid_grant' };
    }
    this.#grants.delete(form.get('code') ?? '');
    this.granted[type] = (this.granted[type] ?? 0) + 1;
    return {
      access_token: await localCloudToken(this.subject, this.scope),
      token_type: 'Bearer',
      id_token: this.#idToken(grant?.nonce),
      ...(this.refreshes && { refresh_token: 'refresh' }),
    };
  }

  #idToken(nonce: string | undefined): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: 'page',
      sub: this.subject,
      name: 'Ada',
      iat: now,
      exp: now + 3 * 86_400,
      nonce,
    };
    const content = [{ alg: 'RS256' }, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signature = sign('RSA-SHA256', Buffer.from(content.join('.')), this.#keys.privateKey);
    return [...content, signature.toString('base64url')].join('.');
  }
}

async function localCloudToken(playerId: string, scope: string): Promise<string> {
  const body = JSON.stringify({ playerId, name: 'Ada', scope });
  const response = await fetch(new URL('/dev/token', process.env.LOBBY_PAGE), { method: 'POST', body });
  return ((await response.json()) as { token: string }).token;
}

async function read(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}
