import type { LobbySummary } from '@gamelobby/client';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../state/session';
import type { Selection } from './selection';

/** A watch tells of so many lobbies, the newest, and of others once they change. */
export const MOST_WATCHED = 100;

const PAUSE_MS = 300;

/** Where there are more lobbies than a watch tells of, those that fit the selection best, asked for whenever it changes. */
export function useOlderLobbies(session: Session, isNeeded: boolean, selection: Selection): LobbySummary[] {
  const [found, setFound] = useState<LobbySummary[]>([]);
  const { text, mode, region, openOnly, sort } = selection;

  useEffect(() => {
    if (!isNeeded) return setFound([]);
    const newer = new AbortController();
    const search = () =>
      session.client.lobby
        .search(
          {
            ...{ text: text.trim() || null, mode: mode || null, region: region || null, hasSlots: openOnly },
            ...{ sort: sort === 'name' ? 'newest' : sort, limit: MOST_WATCHED },
          },
          { signal: newer.signal },
        )
        .then(({ items }) => setFound(items))
        // What is watched is shown all the same.
        .catch(() => undefined);
    // Not for each letter that is typed.
    const timer = setTimeout(search, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      newer.abort();
    };
  }, [session, isNeeded, text, mode, region, openOnly, sort]);

  useEffect(
    () =>
      session.client.on('browser.changed', ({ removed }) =>
        setFound(known => known.filter(({ lobbyId }) => !removed.includes(lobbyId))),
      ),
    [session],
  );

  return found;
}
