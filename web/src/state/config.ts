/** A choice that is offered: what goes over the wire, and what people read. */
export interface Choice {
  id: string;
  name: string;
}

/** What a deployed page is told by the `config.json` beside it; what that leaves out is as for LocalCloud. */
export interface Config {
  /** Where the service takes sockets: `wss://HOST/STAGE`. */
  socket: string;
  /** Takes a POST of `{"playerId", "name"}` and answers `{"token"}`. */
  tokenUrl: string;
  /** The game's modes. A player can watch four at once, so this offers no more. */
  modes: Choice[];
  regions: Choice[];
}

const MOST_WATCHES = 4;

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
  return { ...others, modes: modes.slice(0, MOST_WATCHES) };
}

/** A host that answers everything with its start page has no configuration either. */
export async function loadConfig(page: URL): Promise<Config> {
  const given = await fetch(new URL('config.json', page))
    .then(answer => (answer.ok ? (answer.json() as Promise<Partial<Config>>) : {}))
    .catch(() => ({}));
  return configure(page, given);
}

export const nameOf = (choices: Choice[], id: string | null): string =>
  choices.find(choice => choice.id === id)?.name ?? id ?? 'Anywhere';
