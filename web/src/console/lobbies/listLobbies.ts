import type { Actions, LobbySummary, LobbyStatus, Visibility } from '@gamelobby/client';

/** The filters of the console's list; an empty string matches everything. */
export interface LobbyFilter {
  text: string;
  mode: string;
  status: LobbyStatus | '';
  visibility: Visibility | '';
}

export const noFilter: LobbyFilter = { text: '', mode: '', status: '', visibility: '' };

export interface LobbyPages {
  lobbies: LobbySummary[];
  /** The number of all lobbies, whether they match or not. */
  total: number;
  /** Whether there may be more that match. */
  hasMore: boolean;
}

/** The largest page of `admin.lobbies`. */
const MAX_PAGE = 100;
/** A page of a filtered list can be empty without being the last one. */
const MAX_REQUESTS = 5;

type Send = (data: Actions['admin.lobbies']['data']) => Promise<Actions['admin.lobbies']['reply']>;

/** Gets the newest lobbies that match, page by page, until there are `wanted`. */
export async function listLobbies(send: Send, filter: LobbyFilter, wanted: number): Promise<LobbyPages> {
  const lobbies: LobbySummary[] = [];
  let before: string | null = null;
  let total = 0;
  for (let requests = 0; requests < MAX_REQUESTS && lobbies.length < wanted; requests++) {
    const reply = await send({
      text: filter.text.trim() || null,
      mode: filter.mode || null,
      status: filter.status || null,
      visibility: filter.visibility || null,
      limit: Math.min(wanted - lobbies.length, MAX_PAGE),
      before,
    });
    lobbies.push(...reply.items);
    ({ before, total } = reply);
    if (before === null) break;
  }
  return { lobbies, total, hasMore: before !== null };
}
