import type { LobbySummary } from '@gamelobby/client';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../state/session';
import type { Selection } from './selection';

/** The number of lobbies that `lobby.watch` returns: the newest. Older ones are pushed only when they change. */
export const MAX_WATCHED_LOBBIES = 100;

const DEBOUNCE_MS = 300;

/** Searches for lobbies when there are more than a watch returns. Searches again whenever the selection changes. */
export function useOlderLobbies(session: Session, isNeeded: boolean, selection: Selection): LobbySummary[] {
  const [found, setFound] = useState<LobbySummary[]>([]);
  const { text, mode, region, openOnly, sort } = selection;

  useEffect(() => {
    if (!isNeeded) return setFound([]);
    const controller = new AbortController();
    const search = () =>
      session.client
        .searchLobbies(
          {
            ...{ text: text.trim() || null, mode: mode || null, region: region || null, hasSlots: openOnly },
            ...{ sort: sort === 'name' ? 'newest' : sort, limit: MAX_WATCHED_LOBBIES },
          },
          { signal: controller.signal },
        )
        .then(({ items }) => setFound(items))
        // The watched lobbies are still shown.
        .catch(() => undefined);
    // Debounced, so typing does not send a request per letter.
    const timer = setTimeout(search, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [session, isNeeded, text, mode, region, openOnly, sort]);

  useEffect(
    () =>
      session.client.on('browserChanged', ({ removed }) =>
        setFound(known => known.filter(({ lobbyId }) => !removed.includes(lobbyId))),
      ),
    [session],
  );

  return found;
}
