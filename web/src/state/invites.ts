import { type InviteReceivedPush, type LobbyClient, LobbyError } from '@gamelobby/client';
import { signal } from '@preact/signals';
import { errorMessage } from './errorMessage';
import { watchPrompt } from './joining';
import { attempt, dismissProblems, notify } from './notices';

/** Refusals after which an invite can never be accepted. */
const FINAL_REFUSALS = ['invite_expired', 'not_found', 'lobby_closed', 'banned'];

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

  /** Accepts an invite. Leaves the current lobby first, if any. The invite stays if it can be accepted later. */
  async accept(invite: InviteReceivedPush, spectate = false): Promise<void> {
    const { inviteId } = invite;
    if (this.client.currentLobby.getSnapshot() && !(await attempt(this.client.leaveLobby()))) return;
    dismissProblems();
    try {
      await this.client.acceptInvite({ inviteId, spectate });
      this.#drop(inviteId);
    } catch (error) {
      const code = error instanceof LobbyError ? error.code : '';
      if (FINAL_REFUSALS.includes(code)) this.#drop(inviteId);
      if (code === 'match_in_progress') watchPrompt.value = () => this.accept(invite, true);
      else notify(errorMessage(error), 'problem');
    }
  }

  async decline({ inviteId }: InviteReceivedPush): Promise<void> {
    await attempt(this.client.declineInvite({ inviteId }));
    this.#drop(inviteId);
  }

  #drop(inviteId: string): void {
    this.waiting.value = this.waiting.value.filter(invite => invite.inviteId !== inviteId);
  }
}
