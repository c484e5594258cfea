import type { LobbyClient, LobbySnapshot, TicketReply } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { isRunning } from './lobbyView';

/** What lets the player into the match that runs. */
export class MatchTicket {
  readonly current = signal<TicketReply | null>(null);

  constructor(private readonly client: LobbyClient) {
    client.on('match.ticket', ticket => (this.current.value = ticket));
    client.on('session.opened', () => void this.#find(client.currentLobby.getSnapshot()));
    client.currentLobby.subscribe(lobby => {
      const { match = null } = lobby ?? {};
      if (!match || (isRunning(match) && this.current.value && this.current.value.matchId !== match.matchId))
        this.current.value = null;
    });
  }

  /** One that was pushed while the player was away does not come again. */
  async #find(lobby: LobbySnapshot | null): Promise<void> {
    const me = lobby?.members.find(({ playerId }) => playerId === this.client.player?.playerId);
    if (!isRunning(lobby?.match) || !me || me.role === 'spectator') return;
    this.current.value = await this.client.match.ticket().catch(() => null);
  }
}
