import type { Change, LobbyChangedPush, LobbySnapshot, MemberSnapshot, MemberUpdatedChange } from './protocol.js';

/**
 * The snapshot that a `lobby.changed` leads to. Changes say what is so from then on, so one that begins before the snapshot
 * (a reply may overtake it) is applied like any other. What did not change keeps its identity.
 */
export const apply = (lobby: LobbySnapshot, push: LobbyChangedPush): LobbySnapshot => ({
  ...push.changes.reduce(step, lobby),
  version: push.version,
  updatedAt: push.at,
});

function step(lobby: LobbySnapshot, change: Change): LobbySnapshot {
  switch (change.kind) {
    case 'member.joined':
      return { ...lobby, members: seated(lobby.members, change.member) };
    case 'member.left':
      return { ...lobby, members: lobby.members.filter(member => member.playerId !== change.playerId) };
    case 'member.updated':
      return {
        ...lobby,
        members: lobby.members.map(member => (member.playerId === change.playerId ? updated(member, change) : member)),
      };
    case 'host.changed':
      return { ...lobby, hostId: change.hostId, members: lobby.members.map(member => hosted(member, change.hostId)) };
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
      // A kind that a later service tells of is none of this client's.
      return lobby;
  }
}

const seated = (members: MemberSnapshot[], member: MemberSnapshot): MemberSnapshot[] =>
  members.some(known => known.playerId === member.playerId)
    ? members.map(known => (known.playerId === member.playerId ? member : known))
    : [...members, member];

function updated(member: MemberSnapshot, { kind, awayUntil, ...rest }: MemberUpdatedChange): MemberSnapshot {
  if (awayUntil === undefined) return { ...member, ...rest };
  const { awayUntil: before, ...present } = member;
  // The one member of a snapshot that is left out rather than null.
  return { ...present, ...rest, ...(awayUntil === null ? {} : { awayUntil }) };
}

function hosted(member: MemberSnapshot, hostId: string): MemberSnapshot {
  const role = member.playerId === hostId ? 'host' : member.role === 'host' ? 'player' : member.role;
  return role === member.role ? member : { ...member, role };
}
