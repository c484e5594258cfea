/** Who this tab plays as. */
export interface Player {
  playerId: string;
  name: string;
}

const KEY = 'player';
const NAME_KEY = 'name';
/** Without those that look alike. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** An id that a friend can type in to invite the player: the name, and something that makes it one of a kind. */
export function newPlayerId(name: string): string {
  const word = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 12);
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${word || 'player'}-${[...bytes].map(byte => ALPHABET[byte % ALPHABET.length]).join('')}`;
}

/** Whether there is anything to see in a name; some characters look like nothing. */
export const isVisible = (name: string): boolean => /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(name);

/** The player of this tab: each tab has its own, unless a link says to take one over. */
export function playerOfTab(page: URL): Partial<Player> {
  const playerId = page.searchParams.get('player');
  if (playerId) return { playerId, name: page.searchParams.get('name') ?? undefined };
  const kept = sessionStorage.getItem(KEY);
  return kept ? (JSON.parse(kept) as Player) : {};
}

export function keepPlayer(player: Player): void {
  sessionStorage.setItem(KEY, JSON.stringify(player));
  localStorage.setItem(NAME_KEY, player.name);
}

export const forgetPlayer = (): void => sessionStorage.removeItem(KEY);

export const lastName = (): string => localStorage.getItem(NAME_KEY) ?? '';

/** Opened elsewhere, this lets the same player go on there. */
export function takeOverLink({ playerId, name }: Player, page: URL): string {
  const link = new URL(page.pathname, page.origin);
  link.searchParams.set('player', playerId);
  link.searchParams.set('name', name);
  return link.href;
}
