import { Button } from '../components/Button';
import { Screen } from '../components/Screen';
import { useSecondsUntil } from '../components/useSecondsUntil';
import type { Session } from '../state/session';

export function Connecting({ session, onCancel }: { session: Session; onCancel: () => void }) {
  const lost = session.lost.value;
  const seconds = useSecondsUntil(lost?.retryAt, Date.now);
  return (
    <Screen title="Connecting" name="connecting">
      <div class="card centred">
        <div class="spinner" aria-hidden="true" />
        <h1 class="title">{lost ? "Can't reach the server" : 'Connecting'}</h1>
        <p class="subtle" role="status">
          {lost ? 'It may be down. Trying again' : 'This takes a moment.'}
          {lost && <span aria-hidden="true">{seconds ? ` in ${seconds} s.` : ' now.'}</span>}
        </p>
        <div class="row">
          {seconds > 0 && (
            <Button variant="primary" onPress={() => session.connect()}>
              Try now
            </Button>
          )}
          <Button onPress={onCancel}>Cancel</Button>
        </div>
      </div>
    </Screen>
  );
}
