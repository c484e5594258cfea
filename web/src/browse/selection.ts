import type { LobbySummary } from '@gamelobby/client';

export type Sort = 'newest' | 'oldest' | 'fullest' | 'emptiest' | 'name';

/** The filters and sort order of the lobby list; an empty string matches everything. */
export interface Selection {
  text: string;
  mode: string;
  region: string;
  openOnly: boolean;
  sort: Sort;
}

export const noFilters: Selection = { text: '', mode: '', region: '', openOnly: false, sort: 'newest' };

/** Whether the player could join and play right now. */
export const hasSeat = (lobby: LobbySummary): boolean =>
  lobby.status === 'open' && !lobby.locked && lobby.players < lobby.maxPlayers;

const share = ({ players, maxPlayers }: LobbySummary): number => players / maxPlayers;

const orders: Record<Sort, (one: LobbySummary, other: LobbySummary) => number> = {
  newest: (one, other) => other.createdAt.localeCompare(one.createdAt),
  oldest: (one, other) => one.createdAt.localeCompare(other.createdAt),
  fullest: (one, other) => share(other) - share(one),
  emptiest: (one, other) => share(one) - share(other),
  name: (one, other) => one.name.localeCompare(other.name),
};

/** Merges both lists. The watched lobbies are up to date, so they replace search results. */
export function mergeLobbies(watched: LobbySummary[], found: LobbySummary[]): LobbySummary[] {
  const known = new Map([...found, ...watched].map(lobby => [lobby.lobbyId, lobby]));
  return [...known.values()];
}

export function select(lobbies: LobbySummary[], selection: Selection): LobbySummary[] {
  const { text, mode, region, openOnly, sort } = selection;
  const word = text.trim().toLowerCase();
  return lobbies
    .filter(
      lobby =>
        lobby.name.toLowerCase().includes(word) &&
        (!mode || lobby.mode === mode) &&
        (!region || lobby.region === region) &&
        (!openOnly || hasSeat(lobby)),
    )
    .sort((one, other) => orders[sort](one, other) || one.lobbyId.localeCompare(other.lobbyId));
}
