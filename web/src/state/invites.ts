import type { InviteReceivedPush, LobbyClient } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { attempt } from './notices';

/** The pending invites of the player. */
export class Invites {
  readonly waiting = signal<InviteReceivedPush[]>([]);

  constructor(private readonly client: LobbyClient) {
    client.on('inviteReceived', invite => {
      this.waiting.value = [...this.waiting.value.filter(({ inviteId }) => inviteId !== invite.inviteId), invite];
      setTimeout(() => this.#drop(invite.inviteId), Date.parse(invite.expiresAt) - client.serverNow);
    });
    client.currentLobby.subscribe(lobby => {
      if (lobby) this.waiting.value = this.waiting.value.filter(({ lobbyId }) => lobbyId !== lobby.lobbyId);
    });
  }

  /** Accepts an invite. Leaves the current lobby first, if any. */
  async accept({ inviteId }: InviteReceivedPush): Promise<void> {
    if (this.client.currentLobby.getSnapshot() && !(await attempt(this.client.leaveLobby()))) return;
    await attempt(this.client.acceptInvite({ inviteId }));
    this.#drop(inviteId);
  }

  async decline({ inviteId }: InviteReceivedPush): Promise<void> {
    await attempt(this.client.declineInvite({ inviteId }));
    this.#drop(inviteId);
  }

  #drop(inviteId: string): void {
    this.waiting.value = this.waiting.value.filter(invite => invite.inviteId !== inviteId);
  }
}
