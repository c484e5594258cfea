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

/** Returns the player who becomes host when the current host stops playing. */
export function nextHostOf(lobby: LobbySnapshot): MemberSnapshot | undefined {
  const others = playersOf(lobby).filter(({ role }) => role !== 'host');
  return others.find(({ presence }) => presence === 'online') ?? others[0];
}

/** Describes who can use the link to a lobby now. */
export function whoCanJoin(lobby: LobbySnapshot): string {
  const who = lobby.hasPassword ? 'Anyone with this link and the password' : 'Anyone with this link';
  if (lobby.locked) return 'The lobby is locked. Nobody can join with this link until it is unlocked:';
  if (lobby.match) return `${who} can join after the match${lobby.allowSpectators ? ', or watch it now' : ''}:`;
  if (playersOf(lobby).length >= lobby.maxPlayers)
    return `${who} can join when a seat is free${lobby.allowSpectators ? ', or watch now' : ''}:`;
  return `${who} can join:`;
}

export interface TeamView {
  /** Null for the players without a team. */
  team: Team | null;
  members: MemberSnapshot[];
}

/** Groups the players by team. Players without a team come last; the group is omitted if it is empty, unless there are no teams. */
export function teamsOf(lobby: LobbySnapshot): TeamView[] {
  const players = playersOf(lobby);
  const on = (team: string | null) => players.filter(member => member.team === team);
  const teams = lobby.teams.map(team => ({ team, members: on(team.name) }));
  const none = on(null);
  return none.length || !teams.length ? [...teams, { team: null, members: none }] : teams;
}

/** Describes what a match is waiting for; null when it can start. */
export function waitingReason(lobby: LobbySnapshot, me?: string): string | null {
  const players = playersOf(lobby);
  const short = lobby.minPlayers - players.length;
  if (short > 0) return `Waiting for ${short === 1 ? 'one more player' : `${short} more players`}`;
  const away = players.filter(({ presence }) => presence === 'away');
  if (away.length) return `Waiting for ${formatNames(away, me)} to come back`;
  const unready = players.filter(({ ready }) => !ready);
  if (unready.length) return `Waiting for ${formatNames(unready, me)} to get ready`;
  return null;
}

function formatNames(members: MemberSnapshot[], me?: string): string {
  const names = members.map(({ playerId, name }) => (playerId === me ? 'you' : name));
  if (names.length > 2) return `${names.length} players`;
  return names.join(' and ');
}

const COLOURS = ['red', 'blue', 'green', 'yellow', 'purple', 'teal', 'pink', 'orange'];

/** Returns the colour that a team is named after, or else one of the unused colours. */
export function colourOf({ teams }: { teams: Team[] }, team: string | null): string | undefined {
  if (team === null) return undefined;
  const namesake = (name: string) => COLOURS.find(colour => colour === name.toLowerCase());
  const free = COLOURS.filter(colour => !teams.some(({ name }) => namesake(name) === colour));
  const others = teams.filter(({ name }) => !namesake(name));
  return namesake(team) ?? free[others.findIndex(({ name }) => name === team) % free.length];
}
