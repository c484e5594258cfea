/** An option: the id sent to the service, and the name shown to players. */
export interface Choice {
  id: string;
  name: string;
}

/** The page's configuration. `config.json` overrides the defaults, which are for LocalCloud. */
export interface Config {
  /** The service's WebSocket URL: `wss://HOST/STAGE`. */
  socket: string;
  /** Accepts a POST of `{"playerId", "name"}` and returns `{"token"}`. */
  tokenUrl: string;
  /** The game's modes. At most four, because a player can watch four at once. */
  modes: Choice[];
  regions: Choice[];
}

const MAX_WATCHES = 4;

export function defaults(page: URL): Config {
  return {
    socket: `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/v1`,
    tokenUrl: new URL('/dev/token', page).href,
    modes: [
      { id: 'ctf', name: 'Capture the flag' },
      { id: 'deathmatch', name: 'Deathmatch' },
      { id: 'coop', name: 'Co-op' },
      { id: 'race', name: 'Race' },
    ],
    regions: [
      { id: 'eu-west', name: 'Europe West' },
      { id: 'us-east', name: 'US East' },
      { id: 'ap-south', name: 'Asia South' },
    ],
  };
}

export function configure(page: URL, given: Partial<Config>): Config {
  const { modes, ...others } = { ...defaults(page), ...given };
  return { ...others, modes: modes.slice(0, MAX_WATCHES) };
}

/** Loads `config.json`. Falls back to the defaults if it is missing, or if the host returns its start page instead. */
export async function loadConfig(page: URL): Promise<Config> {
  const given = await fetch(new URL('config.json', page))
    .then(response => (response.ok ? (response.json() as Promise<Partial<Config>>) : {}))
    .catch(() => ({}));
  return configure(page, given);
}

export const nameOf = (choices: Choice[], id: string | null): string =>
  choices.find(choice => choice.id === id)?.name ?? id ?? 'Anywhere';
