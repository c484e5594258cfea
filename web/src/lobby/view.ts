import type { LobbyClient, LobbySnapshot, MemberSnapshot } from '@gamelobby/client';
import type { Session } from '../state/session';

/** A lobby as its member sees it. */
export interface LobbyView {
  session: Session;
  client: LobbyClient;
  lobby: LobbySnapshot;
  /** Undefined until the service has confirmed the player's id. */
  me: MemberSnapshot | undefined;
  isHost: boolean;
}

export function viewOf(session: Session, lobby: LobbySnapshot): LobbyView {
  const { playerId } = session.player.value;
  return {
    session,
    client: session.client,
    lobby,
    me: lobby.members.find(member => member.playerId === playerId),
    isHost: lobby.hostId === playerId,
  };
}
