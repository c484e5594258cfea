import { signal } from '@preact/signals';

/** The screens of the console. */
export type Route =
  | { screen: 'lobbies' }
  | { screen: 'lobby'; lobbyId: string }
  | { screen: 'players'; playerId: string | null }
  | { screen: 'localCloud' };

/** Reads the route in the page's address, which links and bookmarks can name. */
export function parseRoute(hash: string): Route {
  const [screen, id] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (screen === 'players') return { screen, playerId: id || null };
  if (screen === 'localcloud') return { screen: 'localCloud' };
  return screen === 'lobbies' && id ? { screen: 'lobby', lobbyId: id } : { screen: 'lobbies' };
}

export const linkToLobby = (lobbyId: string): string => `#/lobbies/${encodeURIComponent(lobbyId)}`;
export const linkToPlayer = (playerId: string): string => `#/players/${encodeURIComponent(playerId)}`;

/** A link can be typed, and then be malformed. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const route = signal<Route>(parseRoute(globalThis.location?.hash ?? ''));
globalThis.addEventListener?.('hashchange', () => (route.value = parseRoute(location.hash)));
