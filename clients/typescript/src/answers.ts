import type { HeldLobby } from './heldLobby.js';
import type { Actions, LobbySnapshot, QuickJoinReply, VersionReply } from './protocol.js';
import type { Answered } from './requests.js';

/** Lets what replies tell of the player's own lobby flow into the copy that is held of it. */
export function learn(held: HeldLobby, playerId: string | undefined, { action, data, reply }: Answered): void {
  // An answer may be about a lobby of others, or one that the player is out of again by the time it comes.
  const isOwn = (lobby: LobbySnapshot) => lobby.members.some(member => member.playerId === playerId);
  switch (action) {
    case 'session.hello':
      held.resume(reply, (data as Actions['session.hello']['data']).lobbyId);
      break;
    case 'lobby.create':
    case 'lobby.join':
    case 'invite.accept':
      if (isOwn(reply)) held.take(reply);
      break;
    case 'lobby.quickJoin': {
      const { lobby }: QuickJoinReply = reply;
      if (isOwn(lobby)) held.take(lobby);
      break;
    }
    case 'lobby.get':
      if (isOwn(reply)) held.refresh(reply);
      break;
    case 'lobby.leave':
      held.leave();
      break;
    default:
      if (isAboutOwn(held, data)) held.promise((reply as Partial<VersionReply>).version ?? 0);
  }
}

/** An operator's requests may name another lobby. */
const isAboutOwn = (held: HeldLobby, data: { lobbyId?: string }): boolean =>
  !data.lobbyId || data.lobbyId === held.lobby?.lobbyId;
