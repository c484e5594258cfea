import type { LobbyClient } from './client.js';
import type { LobbyError } from './errors.js';
import type { BrowserChangedPush, LobbySummary, WatchLobbies } from './protocol.js';
import { type Call, type Readable, Store } from './store.js';

/** A live list of public lobbies, newest first. Create it with `browseLobbies`. */
export interface LobbyBrowser extends Readable<readonly LobbySummary[]> {
  /** The error of the last attempt to watch the lobbies; null if it succeeded or none has finished yet. */
  readonly error: Readable<LobbyError | null>;
  /** Stops watching. */
  close(): void;
}

/**
 * Watches public lobbies, again after each reconnect.
 * @internal
 */
export function createLobbyBrowser(client: LobbyClient, call: Call, scope: WatchLobbies): LobbyBrowser {
  const { mode, region = null } = scope;
  const store = new Store<readonly LobbySummary[]>([], call);
  const error = new Store<LobbyError | null>(null, call);
  const lobbies = new Map<string, LobbySummary>();
  /** Lobbies removed by pushes before the reply to `lobby.watch`, which may still list them. */
  let removed = new Set<string>();

  const publish = () =>
    store.set([...lobbies.values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt)));
  const upsert = (lobby: LobbySummary) => {
    if ((lobbies.get(lobby.lobbyId)?.version ?? 0) <= lobby.version) lobbies.set(lobby.lobbyId, lobby);
  };
  const onChanged = (push: BrowserChangedPush) => {
    if (push.mode !== mode || push.region !== region) return;
    for (const id of push.removed) {
      lobbies.delete(id);
      removed.add(id);
    }
    push.upserted.forEach(lobby => {
      upsert(lobby);
      removed.delete(lobby.lobbyId);
    });
    publish();
  };
  const watch = async () => {
    lobbies.clear();
    removed = new Set();
    const { items } = await client.watchLobbies({ mode, region });
    items.filter(lobby => !removed.has(lobby.lobbyId)).forEach(upsert);
    publish();
    error.set(null);
  };

  const start = () => void watch().catch(refusal => error.set(refusal));
  const unsubscribes = [client.on('browserChanged', onChanged), client.on('sessionOpened', start)];
  if (client.state.getSnapshot() === 'online') start();
  return {
    ...{ subscribe: store.subscribe, getSnapshot: store.getSnapshot, error },
    close: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
      client.unwatchLobbies({ mode, region }).catch(() => undefined);
    },
  };
}
