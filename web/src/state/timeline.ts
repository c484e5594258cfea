import type { Change, ChatEntry, MemberLeftChange } from '@gamelobby/client';

/** An entry of the chat: a message or an event in the lobby. */
export type TimelineEntry = ({ kind: 'message' } & ChatEntry) | { kind: 'event'; id: string; at: string; text: string };

const cancelled: Record<string, string> = {
  cancelled: 'The host stopped the countdown.',
  left: 'The countdown stopped: someone left.',
  timedOut: 'The countdown stopped: someone was away for too long.',
  kicked: 'The countdown stopped: someone was kicked.',
  banned: 'The countdown stopped: someone was banned.',
  away: 'The countdown stopped: someone lost the connection.',
  unready: 'The countdown stopped: someone is no longer ready.',
  teamsChanged: 'The countdown stopped: the teams changed.',
  memberUpdated: 'The countdown stopped: a player became a spectator.',
  settingsChanged: 'The countdown stopped: the settings changed.',
  edited: 'The countdown stopped: an operator changed the lobby.',
  allocationFailed: 'The countdown stopped: no game server was free. Try again.',
};

/** The name that the player has in their own timeline. */
export const ME = 'You';
const is = (name: string): string => `${name} ${name === ME ? 'are' : 'is'}`;
const was = (name: string): string => `${name} ${name === ME ? 'were' : 'was'}`;

/** Describes a change; null for changes that are visible elsewhere. `nameOf` must also know members who have just left. */
export function describeChange(change: Change, nameOf: (playerId: string) => string): string | null {
  switch (change.kind) {
    case 'member.joined':
      return `${change.member.name} joined${change.member.role === 'spectator' ? ' to watch' : ''}.`;
    case 'member.left':
      return describeLeave(nameOf(change.playerId), change.reason);
    case 'member.updated':
      if (change.presence === 'away') return `${nameOf(change.playerId)} lost the connection.`;
      if (change.presence === 'online') return `${is(nameOf(change.playerId))} back.`;
      return null;
    case 'host.changed':
      return `${is(nameOf(change.hostId))} now the host.`;
    case 'match.cancelled':
      return cancelled[change.reason ?? ''] ?? 'The countdown stopped.';
    case 'match.started':
      return 'The match has started.';
    case 'match.ended':
      return change.result ? `The match has ended: ${change.result}` : 'The match has ended.';
    default:
      return null;
  }
}

function describeLeave(name: string, reason: MemberLeftChange['reason']): string {
  switch (reason) {
    case 'timedOut':
      return `${was(name)} away for too long.`;
    case 'kicked':
      return `${was(name)} kicked.`;
    case 'banned':
      return `${was(name)} banned.`;
    case 'edited':
      return `${was(name)} removed or moved by an operator.`;
    default:
      return `${name} left.`;
  }
}

const keyOf = (entry: TimelineEntry): string => (entry.kind === 'message' ? entry.messageId : entry.id);

/** Merges entries by time, without duplicates. */
export function merge(known: TimelineEntry[], more: TimelineEntry[]): TimelineEntry[] {
  const entries = new Map([...known, ...more].map(entry => [keyOf(entry), entry]));
  return [...entries.values()].sort(
    (one, other) => one.at.localeCompare(other.at) || keyOf(one).localeCompare(keyOf(other)),
  );
}
