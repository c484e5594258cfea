import type { Change, LobbyChangedPush, LobbySnapshot, MemberSnapshot, MemberUpdatedChange } from './protocol.js';

/**
 * Applies a `lobby.changed` push and returns the new snapshot; unchanged parts keep their object identity. Changes carry absolute
 * values, so a push that starts before the snapshot's version (a reply can overtake it) can be applied as well.
 */
export const applyPush = (lobby: LobbySnapshot, push: LobbyChangedPush): LobbySnapshot => ({
  ...push.changes.reduce(applyChange, lobby),
  version: push.version,
  updatedAt: push.at,
});

function applyChange(lobby: LobbySnapshot, change: Change): LobbySnapshot {
  switch (change.kind) {
    case 'member.joined':
      return { ...lobby, members: withMember(lobby.members, change.member) };
    case 'member.left':
      return { ...lobby, members: lobby.members.filter(member => member.playerId !== change.playerId) };
    case 'member.updated':
      return {
        ...lobby,
        members: lobby.members.map(member =>
          member.playerId === change.playerId ? updateMember(member, change) : member,
        ),
      };
    case 'host.changed':
      return { ...lobby, hostId: change.hostId, members: lobby.members.map(member => withHost(member, change.hostId)) };
    case 'lobby.updated': {
      const { kind, ...settings } = change;
      return { ...lobby, ...settings };
    }
    case 'match.starting':
      return { ...lobby, status: 'starting', match: { startsAt: change.startsAt } };
    case 'match.started':
      return { ...lobby, status: 'inMatch', match: change.match };
    case 'match.cancelled':
    case 'match.ended':
      return { ...lobby, status: 'open', match: null };
    default:
      // A newer service may send kinds that this client does not know.
      return lobby;
  }
}

const withMember = (members: MemberSnapshot[], member: MemberSnapshot): MemberSnapshot[] =>
  members.some(existing => existing.playerId === member.playerId)
    ? members.map(existing => (existing.playerId === member.playerId ? member : existing))
    : [...members, member];

function updateMember(member: MemberSnapshot, { kind, awayUntil, ...rest }: MemberUpdatedChange): MemberSnapshot {
  if (awayUntil === undefined) return { ...member, ...rest };
  const { awayUntil: previous, ...present } = member;
  // Snapshots leave `awayUntil` out where others are null.
  return { ...present, ...rest, ...(awayUntil === null ? {} : { awayUntil }) };
}

function withHost(member: MemberSnapshot, hostId: string): MemberSnapshot {
  const role = member.playerId === hostId ? 'host' : member.role === 'host' ? 'player' : member.role;
  return role === member.role ? member : { ...member, role };
}
