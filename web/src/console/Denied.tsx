import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { Screen } from '../components/Screen';
import type { Denial } from './service';

/** Shows why the operator can't use the console. */
export function Denied({ denial: { reason, signIn }, onSignOut }: { denial: Denial; onSignOut: (() => void) | null }) {
  return (
    <Screen title="No access" name="denied">
      <div class="card centred" role="alert">
        <EmptyState isScreen icon="lock" title="No access" text={reason}>
          {signIn && (
            <Button variant="primary" onPress={signIn}>
              Sign in again
            </Button>
          )}
          {onSignOut && <Button onPress={onSignOut}>Sign in as someone else</Button>}
        </EmptyState>
      </div>
    </Screen>
  );
}
