import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { Screen } from '../components/Screen';
import type { Failure } from '../state/session';

interface SignInFailedProps {
  failure: Failure;
  onCancel: () => void;
}

export function SignInFailed({ failure: { reason, retry }, onCancel }: SignInFailedProps) {
  return (
    <Screen title="Sign-in failed" name="sign-in-failed">
      <div class="card centred" role="alert">
        <EmptyState isScreen icon="offline" title="Sign-in failed" text={reason}>
          <Button variant="primary" onPress={retry}>
            Try again
          </Button>
          <Button onPress={onCancel}>Cancel</Button>
        </EmptyState>
      </div>
    </Screen>
  );
}
