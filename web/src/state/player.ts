/** The player of this tab. */
export interface Player {
  playerId: string;
  name: string;
}

const KEY = 'player';
const NAME_KEY = 'name';
/** Letters and digits without those that look alike. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** Creates a player id that friends can type: the name and a random suffix. */
export function newPlayerId(name: string): string {
  const word = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 12);
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${word || 'player'}-${[...bytes].map(byte => ALPHABET[byte % ALPHABET.length]).join('')}`;
}

/** Whether a name has at least one visible character. */
export const isVisible = (name: string): boolean => /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(name);

/** Returns the player of this tab. Each tab has its own, unless the URL names one to take over. */
export function playerOfTab(page: URL): Partial<Player> {
  const playerId = page.searchParams.get('player');
  if (playerId) return { playerId, name: page.searchParams.get('name') ?? undefined };
  const kept = sessionStorage.getItem(KEY);
  return kept ? (JSON.parse(kept) as Player) : {};
}

export function savePlayer(player: Player): void {
  sessionStorage.setItem(KEY, JSON.stringify(player));
  localStorage.setItem(NAME_KEY, player.name);
}

export const clearPlayer = (): void => sessionStorage.removeItem(KEY);

export const lastName = (): string => localStorage.getItem(NAME_KEY) ?? '';

/** Returns a link that continues this player's session in another tab or browser. */
export function takeOverLink({ playerId, name }: Player, page: URL): string {
  const link = new URL(page.pathname, page.origin);
  link.searchParams.set('player', playerId);
  link.searchParams.set('name', name);
  return link.href;
}
