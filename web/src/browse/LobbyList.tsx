import type { LobbySummary } from '@gamelobby/client';
import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import type { Session } from '../state/session';
import { LobbyRow } from './LobbyRow';
import type { LiveLobbies } from './useLiveLobbies';

interface LobbyListProps {
  session: Session;
  live: LiveLobbies;
  shown: LobbySummary[];
  /** Whether the list is filtered by name. */
  isSearch: boolean;
  onClear: () => void;
  onCreate: () => void;
}

export function LobbyList({ session, live, shown, isSearch, onClear, onCreate }: LobbyListProps) {
  if (live.state === 'loading') return <Skeletons />;
  if (live.state === 'failed')
    return (
      <EmptyState icon="offline" title="Could not load the lobbies" text="The server took too long to respond.">
        <Button icon="refresh" onPress={live.retry}>
          Try again
        </Button>
      </EmptyState>
    );
  if (!live.lobbies.length)
    return (
      <EmptyState
        icon="users"
        title="No lobbies yet"
        text="Create the first one. Other players will see it right away."
      >
        <Button variant="primary" icon="plus" onPress={onCreate}>
          Create the first lobby
        </Button>
      </EmptyState>
    );
  if (!shown.length)
    return (
      <EmptyState
        icon="search"
        title="No lobbies found"
        text={isSearch ? 'No lobby with this name matches your filters.' : 'Try different filters.'}
      >
        <Button onPress={onClear}>Show all lobbies</Button>
      </EmptyState>
    );
  return (
    <ul class="lobby-list" aria-label="Lobbies">
      {shown.map(lobby => (
        <LobbyRow key={lobby.lobbyId} lobby={lobby} session={session} />
      ))}
    </ul>
  );
}

const Skeletons = () => (
  <div class="lobby-list" aria-hidden="true">
    {[0, 1, 2, 3].map(row => (
      <div key={row} class="lobby-row skeleton">
        <div class="skeleton-bar long" />
        <div class="skeleton-bar" />
        <div class="skeleton-bar short" />
      </div>
    ))}
  </div>
);
