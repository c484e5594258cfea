import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { Screen } from '../components/Screen';

interface SignInFailedProps {
  reason: string;
  onRetry: () => void;
  onCancel: () => void;
}

export function SignInFailed({ reason, onRetry, onCancel }: SignInFailedProps) {
  return (
    <Screen title="Sign-in failed" name="sign-in-failed">
      <div class="card centred" role="alert">
        <EmptyState isScreen icon="offline" title="Sign-in failed" text={reason}>
          <Button variant="primary" onPress={onRetry}>
            Try again
          </Button>
          <Button onPress={onCancel}>Cancel</Button>
        </EmptyState>
      </div>
    </Screen>
  );
}
