import { Icon } from '../components/Icon';
import { useSeconds } from '../components/useSeconds';
import type { Session } from '../state/session';

/** Lies over the page, so that nothing jumps when the connection comes and goes. */
export function ConnectionBanner({ session }: { session: Session }) {
  const isAway = session.connection.value === 'reconnecting';
  const seconds = useSeconds(session.lost.value?.retryAt, Date.now);
  return (
    <div class="banner-place" role="status">
      {isAway && (
        <div class="banner">
          <Icon name="offline" size={18} />
          <span>
            <strong>Connection lost.</strong> Your seat is kept.{' '}
            {seconds ? `Trying again in ${seconds} s.` : 'Reconnecting.'}
          </span>
        </div>
      )}
    </div>
  );
}
