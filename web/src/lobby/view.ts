import type { LobbyClient, LobbySnapshot, MemberSnapshot } from '@gamelobby/client';
import type { Session } from '../state/session';

/** A lobby with the eyes of the player who sits in it. */
export interface LobbyView {
  session: Session;
  client: LobbyClient;
  lobby: LobbySnapshot;
  /** Undefined for the moment between joining and being told of it. */
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
