import { useState } from 'preact/hooks';
import { Button } from '../components/Button';
import { Screen } from '../components/Screen';
import { gone } from '../state/joining';
import type { Session } from '../state/session';
import { CreateDialog } from './CreateDialog';
import { Filters } from './Filters';
import { JoinByCode } from './JoinByCode';
import { LobbyList } from './LobbyList';
import { QuickJoin } from './QuickJoin';
import { everything, select, union } from './selection';
import { useLiveLobbies } from './useLiveLobbies';
import { MOST_WATCHED, useOlderLobbies } from './useOlderLobbies';

export function Browse({ session }: { session: Session }) {
  const live = useLiveLobbies(session);
  const [selection, setSelection] = useState(everything);
  const [isCreating, setCreating] = useState(false);
  const older = useOlderLobbies(session, live.isCut, selection);
  const known = union(live.lobbies, older).filter(({ lobbyId }) => !gone.value.has(lobbyId));
  const shown = select(known, selection);
  const count =
    shown.length === 1 ? '1 lobby' : `${shown.length}${live.isCut && shown.length >= MOST_WATCHED ? '+' : ''} lobbies`;

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
        <Button look="main" icon="plus" onPress={() => setCreating(true)}>
          Create lobby
        </Button>
      </div>
      <div class="browse-columns">
        <section class="browse-main" aria-label="Public lobbies">
          <Filters config={session.config} selection={selection} onChange={setSelection} />
          <LobbyList
            session={session}
            live={live}
            shown={shown}
            isSearch={selection.text.trim() !== ''}
            onClear={() => setSelection({ ...everything, sort: selection.sort })}
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
