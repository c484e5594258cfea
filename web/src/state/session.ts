import { type ConnectionState, LobbyClient, LobbyError, type LobbySnapshot } from '@gamelobby/client';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { Chat } from './chat';
import type { Config } from './config';
import { RecordingSocket } from './frames';
import { Invites } from './invites';
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

/** The state of one signed-in player, from sign-in to sign-out. */
export class Session {
  readonly client: LobbyClient;
  readonly connection: ReadonlySignal<ConnectionState>;
  readonly lobby: ReadonlySignal<LobbySnapshot | null>;
  readonly lost = signal<Lost | null>(null);
  /** Why the first connection failed; null while it is under way or if it succeeded. */
  readonly failure = signal<string | null>(null);
  readonly player: ReadonlySignal<Player>;
  /** Whether the client has been online once. Before that, nothing is known about the player's lobby. */
  readonly hasConnected: ReadonlySignal<boolean>;
  readonly chat: Chat;
  readonly invites: Invites;
  readonly ticket: MatchTicket;
  readonly #hasConnected = signal(false);

  constructor(
    readonly config: Config,
    requested: Player,
  ) {
    const client = new LobbyClient({
      url: config.socket,
      token: () => fetchToken(config, requested),
      WebSocket: RecordingSocket,
    });
    const player = signal(requested);
    this.client = client;
    this.player = player;
    this.hasConnected = this.#hasConnected;
    this.connection = signalOf(client.state);
    this.lobby = signalOf(client.currentLobby);
    const me = computed(() => player.value.playerId);
    this.chat = new Chat(client, me);
    this.invites = new Invites(client);
    this.ticket = new MatchTicket(client);

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
    client.on('lobbyRemoved', push => notify(removalMessage(push), push.reason === 'left' ? 'info' : 'problem'));
    client.on('lobbyClosed', ({ reason }) => notify(removalMessage({ type: 'lobby.closed', reason }), 'info'));
    client.on('inviteAnswered', ({ accepted, playerId }) =>
      notify(`${playerId} ${accepted ? 'accepted' : 'declined'} your invite.`),
    );
    this.connect();
  }

  /** Connects, or tries it again after a failure. */
  connect(): void {
    this.failure.value = null;
    this.lost.value = null;
    this.client.connect().catch(error => {
      // The page shows by itself that a session has ended.
      if (error instanceof LobbyError && ['closed', 'replaced'].includes(error.code)) return;
      this.failure.value = errorMessage(error);
    });
  }

  end(): void {
    void this.client.close();
  }
}

async function fetchToken({ tokenUrl }: Config, player: Player): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(player),
  }).catch(() => undefined);
  if (!response) throw new Error('The server cannot be reached.');
  if (!response.ok) throw new Error(`The server did not accept your sign-in (${response.status}).`);
  return ((await response.json()) as { token: string }).token;
}
