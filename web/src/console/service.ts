import { type Action, type Actions, LobbyError, type Refusal } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { type Identity, SignInExpired } from '../state/identity';
import { SCOPE } from './access';

/** The reply frame of a request over HTTP. */
export type Reply<Data> =
  { type: 'reply'; id: string; ok: true; data: Data } | { type: 'reply'; id: string; ok: false; error: Refusal };

/** Why the console can't be used: the operator has to sign in again, or lacks the scope. */
export interface Denial {
  reason: string;
  signIn: (() => Promise<void>) | null;
}

const TIMEOUT_MS = 20_000;

/** Sends requests over HTTP, one at a time, with the operator's token. */
export class Service {
  readonly denial = signal<Denial | null>(null);
  #token: string | undefined;

  constructor(
    private readonly url: string,
    private readonly identity: Identity,
  ) {}

  /** Sends a request and returns the data of its reply. Throws a `LobbyError` if the service refuses. */
  async send<A extends Action>(action: A, data: Actions[A]['data']): Promise<Actions[A]['reply']> {
    try {
      const reply = await this.exchange<Actions[A]['reply']>(action, data);
      if (reply.ok) return reply.data;
      throw LobbyError.from(reply.error);
    } catch (error) {
      if (error instanceof SignInExpired)
        this.denial.value = { reason: 'Your sign-in has expired.', signIn: error.signIn };
      if (error instanceof LobbyError && error.code === 'forbidden')
        this.denial.value = { reason: `Your token lacks the scope ${SCOPE}, which the console needs.`, signIn: null };
      throw error;
    }
  }

  /** Sends any frame and returns the frame of the reply. */
  async exchange<Data>(action: string, data: unknown): Promise<Reply<Data>> {
    const body = JSON.stringify({ id: crypto.randomUUID(), data });
    // A token that has expired, or that another start of LocalCloud issued, is replaced once.
    const wasKept = this.#token !== undefined;
    let response = await this.#post(action, body);
    if (response.status === 401 && wasKept) response = await this.#post(action, body);
    if (response.status === 401) throw new Error('The service did not accept your token.');
    const reply = (await response.json().catch(() => null)) as Partial<Reply<Data>> | null;
    if (reply?.ok !== undefined) return reply as Reply<Data>;
    throw new Error(`The service returned status ${response.status} instead of a reply.`);
  }

  async #post(action: string, body: string): Promise<Response> {
    this.#token ??= await this.identity.token();
    const response = await fetch(`${this.url}/${encodeURIComponent(action)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => undefined);
    if (!response) throw new Error(`The service can't be reached at ${this.url}.`);
    if (response.status === 401) this.#token = undefined;
    return response;
  }
}
