import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { useSecondsUntil } from '../components/useSecondsUntil';
import type { Session } from '../state/session';

/** Shows that the connection is lost. Overlays the page, so nothing moves when it appears. */
export function ConnectionBanner({ session }: { session: Session }) {
  const isOffline = useIsOffline(session);
  const isDisconnected =
    session.connection.value === 'reconnecting' || (isOffline && session.connection.value === 'online');
  const seconds = useSecondsUntil(session.lost.value?.retryAt, Date.now);
  return (
    <div class="banner-place" role="status">
      {isDisconnected && (
        <div class="banner">
          <Icon name="offline" size={18} />
          <span>
            <strong>Connection lost.</strong> {session.lobby.value && 'Your seat is reserved. '}Reconnecting
            {seconds > 0 && <span aria-hidden="true"> in {seconds} s</span>}.
          </span>
          {seconds > 0 && (
            <Button small onPress={() => session.connect()}>
              Reconnect now
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Whether the browser is offline and the service does not respond. The WebSocket itself can take long to notice. */
function useIsOffline({ client }: Session): boolean {
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    const probe = () => {
      if (!navigator.onLine) setOffline(true);
      // An overdue ping reply also makes the client open another connection.
      client.ping().then(
        () => setOffline(false),
        () => undefined,
      );
    };
    addEventListener('offline', probe);
    addEventListener('online', probe);
    const stop = client.on('sessionOpened', () => setOffline(false));
    return () => {
      stop();
      removeEventListener('offline', probe);
      removeEventListener('online', probe);
    };
  }, [client]);
  return isOffline;
}
