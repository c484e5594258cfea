import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../components/Icon';
import { useSeconds } from '../components/useSeconds';
import type { Session } from '../state/session';

/** Lies over the page, so that nothing jumps when the connection comes and goes. */
export function ConnectionBanner({ session }: { session: Session }) {
  const isCutOff = useCutOff(session);
  const isAway = session.connection.value === 'reconnecting' || (isCutOff && session.connection.value === 'online');
  const seconds = useSeconds(session.lost.value?.retryAt, Date.now);
  return (
    <div class="banner-place" role="status">
      {isAway && (
        <div class="banner">
          <Icon name="offline" size={18} />
          <span>
            <strong>Connection lost.</strong> {session.lobby.value && 'Your seat is reserved. '}Reconnecting
            {seconds > 0 && <span aria-hidden="true"> in {seconds} s</span>}.
          </span>
        </div>
      )}
    </div>
  );
}

/** Whether the browser says that the network is gone, and the service does not answer. A socket may take long to tell. */
function useCutOff({ client }: Session): boolean {
  const [isCutOff, setCutOff] = useState(false);
  useEffect(() => {
    const probe = () => {
      if (!navigator.onLine) setCutOff(true);
      // Also makes the client look for another socket when this one is silent.
      client.session.ping().then(
        () => setCutOff(false),
        () => undefined,
      );
    };
    addEventListener('offline', probe);
    addEventListener('online', probe);
    const stop = client.on('session.opened', () => setCutOff(false));
    return () => {
      stop();
      removeEventListener('offline', probe);
      removeEventListener('online', probe);
    };
  }, [client]);
  return isCutOff;
}
