import type { Client } from './client.js';
import type { LobbyError } from './errors.js';
import type { BrowserChangedPush, LobbySummary, WatchLobbies } from './protocol.js';
import { type Readable, Store } from './store.js';

/** A live list of public lobbies, the newest first. */
export interface LobbyBrowser extends Readable<readonly LobbySummary[]> {
  /** Why the list does not follow: what watching it was refused with last. Null as long as it was not. */
  readonly error: Readable<LobbyError | null>;
  /** Stops watching. */
  close(): void;
}

/** Watches the public lobbies of a mode, and of a region if one is named, across reconnects. */
export function browseLobbies(client: Client, scope: WatchLobbies): LobbyBrowser {
  const { mode, region = null } = scope;
  const store = new Store<readonly LobbySummary[]>([]);
  const error = new Store<LobbyError | null>(null);
  const known = new Map<string, LobbySummary>();
  /** What was told while the list was under way. */
  let removed = new Set<string>();

  const show = () => store.set([...known.values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt)));
  const upsert = (lobby: LobbySummary) => {
    if ((known.get(lobby.lobbyId)?.version ?? 0) <= lobby.version) known.set(lobby.lobbyId, lobby);
  };
  const changed = (push: BrowserChangedPush) => {
    if (push.mode !== mode || push.region !== region) return;
    for (const id of push.removed) {
      known.delete(id);
      removed.add(id);
    }
    push.upserted.forEach(lobby => {
      upsert(lobby);
      removed.delete(lobby.lobbyId);
    });
    show();
  };
  const watch = async () => {
    known.clear();
    removed = new Set();
    const { items } = await client.request('lobby.watch', { mode, region });
    items.filter(lobby => !removed.has(lobby.lobbyId)).forEach(upsert);
    show();
    error.set(null);
  };

  const begin = () => void watch().catch(refusal => error.set(refusal));
  const stops = [client.on('browser.changed', changed), client.on('session.opened', begin)];
  if (client.connection.getSnapshot() === 'online') begin();
  return {
    ...{ subscribe: store.subscribe, getSnapshot: store.getSnapshot, error },
    close: () => {
      for (const stop of stops) stop();
      client.request('lobby.unwatch', { mode, region }).catch(() => undefined);
    },
  };
}
