import { type ConnectionState, createLobbyClient, type LobbyClient, type LobbySnapshot } from '@gamelobby/client';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { Chat } from './chat';
import type { Config } from './config';
import { RecordedSocket } from './frames';
import { Invites } from './invites';
import { MatchTicket } from './matchTicket';
import { notify } from './notices';
import { whyOut } from './farewells';
import type { Player } from './player';
import { NO_LOBBY } from './refusals';
import { signalOf } from './signals';

/** There is no socket; when the next try is. */
export interface Lost {
  retryAt: number;
}

/** One player's time with the service, from signing in to signing out. */
export class Session {
  readonly client: LobbyClient;
  readonly connection: ReadonlySignal<ConnectionState>;
  readonly lobby: ReadonlySignal<LobbySnapshot | null>;
  readonly lost = signal<Lost | null>(null);
  readonly player: ReadonlySignal<Player>;
  /** Whether the service has answered once: what is known from then on is true, if late. */
  readonly greeted: ReadonlySignal<boolean>;
  readonly chat: Chat;
  readonly invites: Invites;
  readonly ticket: MatchTicket;
  readonly #greeted = signal(false);

  constructor(
    readonly config: Config,
    asked: Player,
  ) {
    const client = createLobbyClient({
      url: config.socket,
      token: () => fetchToken(config, asked),
      WebSocket: RecordedSocket,
    });
    const player = signal(asked);
    this.client = client;
    this.player = player;
    this.greeted = this.#greeted;
    this.connection = signalOf(client.connection);
    this.lobby = signalOf(client.currentLobby);
    const me = computed(() => player.value.playerId);
    this.chat = new Chat(client, me);
    this.invites = new Invites(client);
    this.ticket = new MatchTicket(client);

    let wasIn = false;
    client.on('session.opened', ({ playerId, name, lobby, missed }) => {
      player.value = { playerId, name };
      // Nobody said why: the service itself has forgotten the lobby.
      if (wasIn && !lobby && !missed) notify(NO_LOBBY, 'problem');
      wasIn = false;
      this.lost.value = null;
      this.#greeted.value = true;
    });
    client.on('session.lost', ({ retryInMs }) => {
      this.lost.value = { retryAt: Date.now() + retryInMs };
      wasIn = this.lobby.value !== null;
    });
    client.on('lobby.removed', push => notify(whyOut(push), push.reason === 'left' ? 'info' : 'problem'));
    client.on('lobby.closed', ({ reason }) => notify(whyOut({ type: 'lobby.closed', reason }), 'info'));
    client.on('invite.answered', ({ accepted, playerId }) =>
      notify(`${playerId} ${accepted ? 'accepted' : 'declined'} your invite.`),
    );
    // It rejects only when the session ends, and that shows.
    client.connect().catch(() => undefined);
  }

  end(): void {
    this.client.close();
  }
}

async function fetchToken({ tokenUrl }: Config, player: Player): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(player),
  });
  if (!answer.ok) throw new Error(`Sign-in failed (${answer.status}).`);
  return ((await answer.json()) as { token: string }).token;
}
