import type {
  LobbySnapshot,
  MatchSnapshot,
  MemberSnapshot,
  RunningMatch,
  Team,
  UpcomingMatch,
} from '@gamelobby/client';

export const isRunning = (match: MatchSnapshot | null | undefined): match is RunningMatch =>
  match != null && 'matchId' in match;

export const isUpcoming = (match: MatchSnapshot | null | undefined): match is UpcomingMatch =>
  match != null && 'startsAt' in match;

export const playersOf = ({ members }: LobbySnapshot): MemberSnapshot[] =>
  members.filter(({ role }) => role !== 'spectator');

export const spectatorsOf = ({ members }: LobbySnapshot): MemberSnapshot[] =>
  members.filter(({ role }) => role === 'spectator');

/** Who becomes the host once the host is no player any more. */
export function heirOf(lobby: LobbySnapshot): MemberSnapshot | undefined {
  const others = playersOf(lobby).filter(({ role }) => role !== 'host');
  return others.find(({ presence }) => presence === 'online') ?? others[0];
}

export interface TeamView {
  /** Null: those that are on none. */
  team: Team | null;
  members: MemberSnapshot[];
}

/** The players by team, in the teams' order; those on none come last, and only if there are some. */
export function teamsOf(lobby: LobbySnapshot): TeamView[] {
  const players = playersOf(lobby);
  const on = (team: string | null) => players.filter(member => member.team === team);
  const teams = lobby.teams.map(team => ({ team, members: on(team.name) }));
  const none = on(null);
  return none.length || !teams.length ? [...teams, { team: null, members: none }] : teams;
}

/** What a match still waits for, in words; null when it can start. */
export function whatIsMissing(lobby: LobbySnapshot, me?: string): string | null {
  const players = playersOf(lobby);
  const short = lobby.minPlayers - players.length;
  if (short > 0) return `Waiting for ${short === 1 ? 'one more player' : `${short} more players`}`;
  const away = players.filter(({ presence }) => presence === 'away');
  if (away.length) return `Waiting for ${listed(away, me)} to come back`;
  const unready = players.filter(({ ready }) => !ready);
  if (unready.length) return `Waiting for ${listed(unready, me)} to get ready`;
  return null;
}

function listed(members: MemberSnapshot[], me?: string): string {
  const names = members.map(({ playerId, name }) => (playerId === me ? 'you' : name));
  if (names.length > 2) return `${names.length} players`;
  return names.join(' and ');
}

const COLOURS = ['red', 'blue', 'green', 'yellow', 'purple', 'teal', 'pink', 'orange'];

/** A team that is named after a colour has it; the others take turns with those that are left. */
export function colourOf({ teams }: { teams: Team[] }, team: string | null): string | undefined {
  if (team === null) return undefined;
  const namesake = (name: string) => COLOURS.find(colour => colour === name.toLowerCase());
  const free = COLOURS.filter(colour => !teams.some(({ name }) => namesake(name) === colour));
  const others = teams.filter(({ name }) => !namesake(name));
  return namesake(team) ?? free[others.findIndex(({ name }) => name === team) % free.length];
}
