import type { LobbyRemovedPush } from '@gamelobby/client';

type Removal = Pick<LobbyRemovedPush, 'type' | 'reason' | 'detail'> | { type: 'lobby.closed'; reason: string };

/** Explains why the player is no longer in the lobby. */
export function removalMessage(push: Removal): string {
  if (push.type === 'lobby.closed') {
    const known: Record<string, string> = {
      closed: 'The lobby was closed.',
      empty: 'The lobby closed because no players were left.',
      idle: 'The lobby closed after a day without activity.',
      edited: 'An operator closed the lobby.',
      deleted: 'An operator deleted the lobby.',
    };
    return known[push.reason] ?? `The lobby was closed: ${push.reason}`;
  }

  const detail = push.detail ? `: ${push.detail}` : '.';
  switch (push.reason) {
    case 'kicked':
      return `The host kicked you${detail}`;
    case 'banned':
      return `The host banned you${detail}`;
    case 'edited':
      return 'An operator removed you from the lobby.';
    case 'timedOut':
      return 'You were away for too long and lost your seat.';
    default:
      return 'You left the lobby.';
  }
}
