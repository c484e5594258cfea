import { browseLobbies, type LobbySummary } from '@gamelobby/client';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../state/session';
import { MOST_WATCHED } from './useOlderLobbies';

export interface LiveLobbies {
  /** There are more than are told of. */
  isCut: boolean;
  lobbies: LobbySummary[];
  state: 'loading' | 'live' | 'failed';
  retry: () => void;
}

const PATIENCE_MS = 15_000;

/** The public lobbies of all modes, as they are at each moment. */
export function useLiveLobbies(session: Session): LiveLobbies {
  const [lists, setLists] = useState<Record<string, readonly LobbySummary[]>>({});
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { modes } = session.config;
  const isLive = modes.every(({ id }) => lists[id]);

  useEffect(() => {
    const browsers = modes.map(({ id }) => {
      const browser = browseLobbies(session.client, { mode: id });
      const nothingYet = browser.getSnapshot();
      const stop = browser.subscribe(list => {
        if (list !== nothingYet) setLists(known => ({ ...known, [id]: list }));
      });
      return { close: () => (stop(), browser.close()) };
    });
    return () => browsers.forEach(browser => browser.close());
  }, [session, attempt]);

  useEffect(() => {
    if (isLive) return setFailed(false);
    const timer = setTimeout(() => setFailed(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLive, attempt]);

  return {
    isCut: Object.values(lists).some(list => list.length >= MOST_WATCHED),
    lobbies: Object.values(lists).flat(),
    state: isLive ? 'live' : failed ? 'failed' : 'loading',
    retry: () => {
      setFailed(false);
      setAttempt(attempt + 1);
    },
  };
}
