import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { Screen } from '../../components/Screen';
import type { Operator } from '../Console';
import { LoadFailure } from '../LoadFailure';
import { usePolled } from '../usePolled';
import { Counts } from './Counts';
import { listLobbies, noFilter } from './listLobbies';
import { LobbyFilters } from './LobbyFilters';
import { LobbyItem } from './LobbyItem';
import { useDebounced } from './useDebounced';

const POLL_MS = 2_000;
const PAGE = 20;
const TYPING_MS = 250;

/** All lobbies, private ones too, polled: a live browser shows only the public lobbies of one mode. */
export function Lobbies({ operator }: { operator: Operator }) {
  const { service, config } = operator;
  const [filter, setFilter] = useState(noFilter);
  const [wanted, setWanted] = useState(PAGE);
  const text = useDebounced(filter.text, TYPING_MS);
  const { mode, status, visibility } = filter;
  const pages = usePolled(
    () => listLobbies(data => service.send('admin.lobbies', data), { ...filter, text }, wanted),
    POLL_MS,
    [text, mode, status, visibility, wanted],
  );
  const { lobbies = [], total = 0, hasMore = false } = pages.value ?? {};

  return (
    <Screen title="Lobbies" state="Console" name="console">
      <div class="screen-head">
        <div>
          <h1>Lobbies</h1>
          <p class="live" role="status">
            <span class={`dot ${pages.value && !pages.error ? 'online' : ''}`} aria-hidden="true" />
            {pages.value ? `Live: ${lobbies.length} shown of ${total}` : 'Loading lobbies'}
          </p>
        </div>
      </div>
      <LoadFailure error={pages.error} />
      <Counts service={service} />
      <section class="browse-main" aria-label="All lobbies">
        <LobbyFilters config={config} filter={filter} onChange={setFilter} />
        {pages.value && !lobbies.length && (
          <EmptyState
            icon={total ? 'search' : 'users'}
            title={total ? 'No lobbies found' : 'No lobbies yet'}
            text={total ? 'No lobby matches the filters.' : 'Lobbies that players create appear here.'}
          >
            {total > 0 && <Button onPress={() => setFilter(noFilter)}>Show all lobbies</Button>}
          </EmptyState>
        )}
        <ul class="lobby-list" aria-label="Lobbies">
          {lobbies.map(lobby => (
            <LobbyItem key={lobby.lobbyId} lobby={lobby} config={config} />
          ))}
        </ul>
        {hasMore && (
          <p class="list-more">
            <Button onPress={() => setWanted(wanted + PAGE)}>Show more</Button>
          </p>
        )}
      </section>
    </Screen>
  );
}
