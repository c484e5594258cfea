import {
  type ConnectionState,
  LobbyClient,
  LobbyError,
  type LobbySnapshot,
  type SessionReplacedPush,
} from '@gamelobby/client';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { Chat } from './chat';
import type { Config } from './config';
import { RecordingSocket } from './frames';
import { type Identity, SignInExpired } from './identity';
import { Invites } from './invites';
import { type LastMatch, lastMatchAfter } from './lastMatch';
import { MatchTicket } from './matchTicket';
import { notify } from './notices';
import { removalMessage } from './removalMessage';
import type { Player } from './player';
import { errorMessage, NOT_IN_LOBBY } from './errorMessage';
import { signalOf } from './signals';

/** The connection is lost; `retryAt` is the time of the next attempt. */
export interface Lost {
  retryAt: number;
}

/** A failed sign-in. */
export interface Failure {
  reason: string;
  retry: () => unknown;
}

/** The state of one signed-in player, from sign-in to sign-out. */
export class Session {
  readonly client: LobbyClient;
  readonly connection: ReadonlySignal<ConnectionState>;
  readonly lobby: ReadonlySignal<LobbySnapshot | null>;
  readonly lost = signal<Lost | null>(null);
  /** Why the player can't connect until they try again; null if they can. */
  readonly failure = signal<Failure | null>(null);
  /** Why the service has ended the connection for good; null if it has not, or if the reason was lost. */
  readonly replacedBecause = signal<SessionReplacedPush['reason'] | null>(null);
  readonly player: ReadonlySignal<Player>;
  /** Whether the client has been online once. Before that, nothing is known about the player's lobby. */
  readonly hasConnected: ReadonlySignal<boolean>;
  readonly chat: Chat;
  readonly invites: Invites;
  readonly ticket: MatchTicket;
  /** The last match in this lobby; null before it, and during the next one. */
  readonly lastMatch = signal<LastMatch | null>(null);
  readonly #hasConnected = signal(false);

  constructor(
    readonly config: Config,
    identity: Identity,
  ) {
    const client = new LobbyClient({
      url: config.socket,
      token: () => this.#token(identity),
      WebSocket: RecordingSocket,
    });
    const player = signal(identity.player);
    this.client = client;
    this.player = player;
    this.hasConnected = this.#hasConnected;
    this.connection = signalOf(client.state);
    this.lobby = signalOf(client.currentLobby);
    const me = computed(() => player.value.playerId);
    this.chat = new Chat(client, me);
    this.invites = new Invites(client);
    this.ticket = new MatchTicket(client);

    client.on('lobbyChanged', change => (this.lastMatch.value = lastMatchAfter(this.lastMatch.value, change)));

    let wasIn = false;
    client.on('sessionOpened', ({ playerId, name, lobby, missed }) => {
      player.value = { playerId, name };
      // The service no longer knows the lobby, and no push has given a reason.
      if (wasIn && !lobby && !missed) notify(NOT_IN_LOBBY, 'problem');
      wasIn = false;
      this.lost.value = null;
      this.#hasConnected.value = true;
    });
    client.on('sessionLost', ({ retryInMs }) => {
      this.lost.value = { retryAt: Date.now() + retryInMs };
      wasIn = this.lobby.value !== null;
    });
    client.on('sessionReplaced', ({ reason }) => (this.replacedBecause.value = reason));
    client.on('lobbyRemoved', push => notify(removalMessage(push), push.reason === 'left' ? 'info' : 'problem'));
    client.on('lobbyClosed', ({ reason }) => notify(removalMessage({ type: 'lobby.closed', reason }), 'info'));
    client.on('inviteAnswered', ({ accepted, playerId }) =>
      notify(`${playerId} ${accepted ? 'accepted' : 'declined'} your invite.`),
    );
    this.connect();
  }

  /** Connects; tries it again after a failure, and at once while the client waits to retry. */
  connect(): void {
    this.failure.value = null;
    this.lost.value = null;
    this.client.connect().catch(error => {
      // The page shows by itself that a session has ended.
      if (error instanceof LobbyError && ['closed', 'replaced'].includes(error.code)) return;
      if (!(error instanceof SignInExpired)) this.#fail(errorMessage(error), () => this.connect());
    });
  }

  /** A client that was online would keep trying although only the player can renew their sign-in. */
  async #token(identity: Identity): Promise<string> {
    try {
      return await identity.token();
    } catch (error) {
      if (error instanceof SignInExpired) this.#fail(error.message, error.signIn);
      throw error;
    }
  }

  #fail(reason: string, retry: () => unknown): void {
    this.failure.value = { reason, retry };
  }

  end(): void {
    void this.client.close();
  }
}
