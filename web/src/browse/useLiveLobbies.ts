import type { LobbySummary } from '@gamelobby/client';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../state/session';
import { MAX_WATCHED_LOBBIES } from './useOlderLobbies';

export interface LiveLobbies {
  /** Whether there may be more lobbies than a watch returns. */
  isTruncated: boolean;
  lobbies: LobbySummary[];
  state: 'loading' | 'live' | 'failed';
  retry: () => void;
}

const LOAD_TIMEOUT_MS = 15_000;

/** The live list of public lobbies of all modes. */
export function useLiveLobbies(session: Session): LiveLobbies {
  const [lists, setLists] = useState<Record<string, readonly LobbySummary[]>>({});
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { modes } = session.config;
  const isLive = modes.every(({ id }) => lists[id]);

  useEffect(() => {
    const browsers = modes.map(({ id }) => {
      const browser = session.client.browseLobbies({ mode: id });
      const emptyList = browser.getSnapshot();
      const stop = browser.subscribe(list => {
        if (list !== emptyList) setLists(known => ({ ...known, [id]: list }));
      });
      return { close: () => (stop(), browser.close()) };
    });
    return () => browsers.forEach(browser => browser.close());
  }, [session, attempt]);

  useEffect(() => {
    if (isLive) return setFailed(false);
    const timer = setTimeout(() => setFailed(true), LOAD_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, [isLive, attempt]);

  return {
    isTruncated: Object.values(lists).some(list => list.length >= MAX_WATCHED_LOBBIES),
    lobbies: Object.values(lists).flat(),
    state: isLive ? 'live' : failed ? 'failed' : 'loading',
    retry: () => {
      setFailed(false);
      setAttempt(attempt + 1);
    },
  };
}
