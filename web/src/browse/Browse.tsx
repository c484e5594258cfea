import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Screen } from '../components/Screen';
import { closedLobbies } from '../state/joining';
import type { Session } from '../state/session';
import { CreateDialog } from './CreateDialog';
import { Filters } from './Filters';
import { JoinByCode } from './JoinByCode';
import { LobbyList } from './LobbyList';
import { QuickJoin } from './QuickJoin';
import { noFilters, select, mergeLobbies } from './selection';
import { useLiveLobbies } from './useLiveLobbies';
import { MAX_WATCHED_LOBBIES, useOlderLobbies } from './useOlderLobbies';

export function Browse({ session }: { session: Session }) {
  const live = useLiveLobbies(session);
  const [selection, setSelection] = useState(noFilters);
  const [isCreating, setCreating] = useState(false);
  const older = useOlderLobbies(session, live.isTruncated, selection);
  const known = mergeLobbies(live.lobbies, older).filter(({ lobbyId }) => !closedLobbies.value.has(lobbyId));
  const shown = select(known, selection);
  const count =
    shown.length === 1
      ? '1 lobby'
      : `${shown.length}${live.isTruncated && shown.length >= MAX_WATCHED_LOBBIES ? '+' : ''} lobbies`;

  return (
    <Screen title="Find a lobby" name="browse">
      <div class="screen-head">
        <div>
          <h1>Find a lobby</h1>
          <p class="live" role="status">
            <span class={`dot ${live.state === 'live' ? 'online' : ''}`} aria-hidden="true" />
            {live.state === 'live' ? `Live: ${count}` : 'Loading lobbies'}
          </p>
        </div>
        <Button variant="primary" icon="plus" onPress={() => setCreating(true)}>
          Create lobby
        </Button>
      </div>
      <div class="browse-columns">
        <section class="browse-main" aria-label="Public lobbies">
          <Filters config={session.config} selection={selection} onChange={setSelection} />
          {live.isTruncated && selection.sort === 'name' && (
            <p class="hint" role="note">
              There are more lobbies than are listed here: these are the newest. Search by name to find the others.
            </p>
          )}
          <LobbyList
            session={session}
            live={live}
            shown={shown}
            isSearch={selection.text.trim() !== ''}
            onClear={() => setSelection({ ...noFilters, sort: selection.sort })}
            onCreate={() => setCreating(true)}
          />
        </section>
        <aside class="browse-side" aria-label="Ways to join">
          <QuickJoin session={session} preferred={selection} />
          <JoinByCode session={session} />
        </aside>
      </div>
      {isCreating && <CreateDialog session={session} selection={selection} onClose={() => setCreating(false)} />}
    </Screen>
  );
}
