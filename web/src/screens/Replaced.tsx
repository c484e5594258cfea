import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { Screen } from '../components/Screen';

export function Replaced({ onResume, onSignOut }: { onResume: () => void; onSignOut: () => void }) {
  return (
    <Screen title="Playing elsewhere" name="replaced">
      <div class="card centred">
        <EmptyState
          isScreen
          icon="users"
          title="You are playing elsewhere"
          text="You continued in another tab or on another device. You can only play in one place at a time."
        >
          <Button variant="primary" onPress={onResume}>
            Continue here
          </Button>
          <Button onPress={onSignOut}>Play as someone else</Button>
        </EmptyState>
      </div>
    </Screen>
  );
}
