import type { SessionReplacedPush } from '@gamelobby/client';
import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { Screen } from '../components/Screen';

interface ReplacedProps {
  reason: SessionReplacedPush['reason'] | null;
  onResume: () => void;
  onSignOut: () => void;
}

/** Shows that the service has ended the connection: the player continued elsewhere, or the page sent too many requests. */
export function Replaced({ reason, onResume, onSignOut }: ReplacedProps) {
  const isFlooded = reason === 'rateLimited';
  return (
    <Screen title={isFlooded ? 'Disconnected' : 'Playing elsewhere'} name="replaced">
      <div class="card centred">
        <EmptyState
          isScreen
          icon={isFlooded ? 'offline' : 'users'}
          title={isFlooded ? 'You were disconnected' : 'You are playing elsewhere'}
          text={
            isFlooded
              ? 'This page sent too many requests, so the server ended the connection. Your seat is reserved for a while.'
              : 'You continued in another tab or on another device. You can only play in one place at a time.'
          }
        >
          <Button variant="primary" onPress={onResume}>
            {isFlooded ? 'Reconnect' : 'Continue here'}
          </Button>
          <Button onPress={onSignOut}>Play as someone else</Button>
        </EmptyState>
      </div>
    </Screen>
  );
}
