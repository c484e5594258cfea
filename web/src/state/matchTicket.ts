import type { LobbyClient, LobbySnapshot, TicketReply } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { isRunning } from './lobbyView';

/** The player's ticket for the running match. */
export class MatchTicket {
  readonly current = signal<TicketReply | null>(null);

  constructor(private readonly client: LobbyClient) {
    client.on('matchTicketReceived', ticket => (this.current.value = ticket));
    client.on('sessionOpened', () => void this.#find(client.currentLobby.getSnapshot()));
    client.currentLobby.subscribe(lobby => {
      const { match = null } = lobby ?? {};
      if (!match || (isRunning(match) && this.current.value && this.current.value.matchId !== match.matchId))
        this.current.value = null;
    });
  }

  /** Requests the ticket, because one pushed while offline is not pushed again. */
  async #find(lobby: LobbySnapshot | null): Promise<void> {
    const me = lobby?.members.find(({ playerId }) => playerId === this.client.playerId);
    if (!isRunning(lobby?.match) || !me || me.role === 'spectator') return;
    this.current.value = await this.client.getTicket().catch(() => null);
  }
}
