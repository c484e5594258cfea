import type { LobbyStatus, MemberSnapshot } from '@gamelobby/client';
import { Icon } from '../components/Icon';
import { useSecondsUntil } from '../components/useSecondsUntil';

interface MemberStateProps {
  member: MemberSnapshot;
  status: LobbyStatus;
  /** The time by the service's clock. */
  now: () => number;
}

/** Whether a member is away, watching, playing or ready. */
export function MemberState({ member, status, now }: MemberStateProps) {
  const seconds = useSecondsUntil(member.awayUntil, now);
  if (member.presence === 'away')
    return (
      <span class="state away">
        <Icon name="offline" size={16} /> Away
        <span class="figures" aria-hidden="true">
          {' '}
          {clock(seconds)}
        </span>
      </span>
    );
  if (member.role === 'spectator') return <span class="state">Watching</span>;
  if (status === 'inMatch') return <span class="state">Playing</span>;
  return member.ready ? (
    <span class="state ready">
      <Icon name="check" size={16} /> Ready
    </span>
  ) : (
    <span class="state">Not ready</span>
  );
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
