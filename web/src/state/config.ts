/** An option: the id sent to the service, and the name shown to players. */
export interface Choice {
  id: string;
  name: string;
}

/** A choice that is stored in the data of a lobby or a member, such as the map or a character. */
export interface DataField {
  /** The key in the data. */
  key: string;
  name: string;
  values: Choice[];
}

/** An OpenID Connect issuer that players sign in with. */
export interface OidcConfig {
  /** The issuer; its discovery document is at `ISSUER/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  /** `openid profile` by default. */
  scope?: string;
  /** Sent to issuers that choose the audience of access tokens by it. */
  audience?: string;
  /** Which token the service gets: `id_token` by default, whose audience is the client id. */
  token?: 'id_token' | 'access_token';
}

/** The page's configuration. `config.json` overrides the defaults, which are for LocalCloud. */
export interface Config {
  /** The service's WebSocket URL: `wss://HOST/STAGE`. */
  socket: string;
  /** The service's HTTP URL, for the console: `https://HOST/STAGE`. */
  http: string;
  /** Accepts a POST of `{"playerId", "name"}`, of the console also `"scope"`, and returns `{"token"}`. */
  tokenUrl: string;
  /** Players sign in with this issuer, instead of with any name. */
  oidc?: OidcConfig;
  /** The fields of `oidc` that differ for the console, such as the scope. */
  console?: Partial<OidcConfig>;
  /** The game's modes. At most four, because a player can watch four at once. */
  modes: Choice[];
  regions: Choice[];
  /** What the host chooses for the lobby. */
  lobbyData: DataField[];
  /** What each player chooses for themselves. */
  memberData: DataField[];
}

const MAX_WATCHES = 4;

export function defaults(page: URL): Config {
  return {
    socket: `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/v1`,
    http: new URL('/v1', page).href,
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
    lobbyData: [
      {
        key: 'map',
        name: 'Map',
        values: [
          { id: 'mill', name: 'Old mill' },
          { id: 'harbour', name: 'Harbour' },
          { id: 'canyon', name: 'Canyon' },
        ],
      },
    ],
    memberData: [
      {
        key: 'character',
        name: 'Character',
        values: [
          { id: 'scout', name: 'Scout' },
          { id: 'medic', name: 'Medic' },
          { id: 'engineer', name: 'Engineer' },
        ],
      },
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

/** Returns the names of the chosen values, without fields that have none. A value that the configuration lacks is its own name. */
export const namesOfData = (fields: DataField[], data: Record<string, string>): string[] =>
  fields.flatMap(({ key, values }) => (data[key] ? [nameOf(values, data[key])] : []));

/** Returns the choices and, if they lack it, the current value. */
export const withCurrent = (choices: Choice[], id: string): Choice[] =>
  !id || choices.some(choice => choice.id === id) ? choices : [...choices, { id, name: id }];
