import type { LobbyReplica } from './lobbyReplica.js';
import type { Hello, LobbySnapshot, QuickJoinReply, VersionReply } from './protocol.js';
import type { CompletedRequest } from './requestQueue.js';

/** Updates the replica with what a reply says about the player's own lobby. */
export function applyReply(
  replica: LobbyReplica,
  playerId: string | undefined,
  { action, data, reply }: CompletedRequest,
): void {
  // A reply can describe another lobby, or one that the player has left since.
  const isOwn = (lobby: LobbySnapshot) => lobby.members.some(member => member.playerId === playerId);
  switch (action) {
    case 'session.hello':
      replica.resume(reply, (data as Hello).lobbyId);
      break;
    case 'lobby.create':
    case 'lobby.join':
    case 'invite.accept':
      if (isOwn(reply)) replica.applySnapshot(reply);
      break;
    case 'lobby.quickJoin': {
      const { lobby }: QuickJoinReply = reply;
      if (isOwn(lobby)) replica.applySnapshot(lobby);
      break;
    }
    case 'lobby.get':
      if (isOwn(reply)) replica.refresh(reply);
      break;
    case 'lobby.leave':
      replica.leave();
      break;
    default:
      if (targetsOwnLobby(replica, data)) replica.expectVersion((reply as Partial<VersionReply>).version ?? 0);
  }
}

/** Callers with the scope `lobby:admin` can name another lobby in a request. */
const targetsOwnLobby = (replica: LobbyReplica, data: { lobbyId?: string }): boolean =>
  !data.lobbyId || data.lobbyId === replica.lobby?.lobbyId;
