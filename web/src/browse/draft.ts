import type { AutoStart, CreateLobby, LobbySnapshot, Team, UpdateLobby, Visibility } from '@gamelobby/client';
import { isVisible } from '../state/player';
import type { Session } from '../state/session';
import type { Selection } from './selection';

/** The settings of a lobby while they are edited in a form. */
export interface Draft {
  name: string;
  mode: string;
  region: string;
  visibility: Visibility;
  /** The new password. The existing one is unknown to clients; empty keeps it. */
  password: string;
  hasPassword: boolean;
  maxPlayers: number;
  minPlayers: number;
  teams: Team[];
  allowSpectators: boolean;
  autoStart: AutoStart;
  countdownSeconds: number;
  reconnectGraceSeconds: number;
  /** The chosen values by key; an empty string is no choice. */
  data: Record<string, string>;
}

export function newDraft({ config, player }: Session, selection: Selection): Draft {
  return {
    name: `${player.value.name}'s lobby`,
    mode: selection.mode || config.modes[0]?.id || '',
    region: selection.region || config.regions[0]?.id || '',
    visibility: 'public',
    password: '',
    hasPassword: false,
    maxPlayers: 8,
    minPlayers: 2,
    teams: [
      { name: 'Red', size: 4 },
      { name: 'Blue', size: 4 },
    ],
    allowSpectators: true,
    autoStart: 'never',
    countdownSeconds: 5,
    reconnectGraceSeconds: 120,
    data: {},
  };
}

export const draftOf = (lobby: LobbySnapshot): Draft => ({
  name: lobby.name,
  mode: lobby.mode,
  region: lobby.region ?? '',
  visibility: lobby.visibility,
  password: '',
  hasPassword: lobby.hasPassword,
  maxPlayers: lobby.maxPlayers,
  minPlayers: lobby.minPlayers,
  teams: lobby.teams,
  allowSpectators: lobby.allowSpectators,
  autoStart: lobby.autoStart,
  countdownSeconds: lobby.countdownSeconds,
  reconnectGraceSeconds: lobby.reconnectGraceSeconds,
  data: lobby.data,
});

/** Returns the players needed to start: the chosen number, but no more than can join. It returns when the maximum rises again. */
export const minPlayersOf = ({ minPlayers, maxPlayers }: Draft): number => Math.min(minPlayers, maxPlayers || Infinity);

/** Returns an error message for each field with a blank name. */
export const blankNames = ({ name, teams }: Draft): Record<string, string> => ({
  ...(!isVisible(name) && { name: 'Enter a name.' }),
  ...(!teams.every(team => isVisible(team.name)) && { teams: 'Enter a name for each team.' }),
});

export function toCreate({ hasPassword, ...draft }: Draft): CreateLobby {
  return {
    ...draft,
    name: draft.name.trim(),
    minPlayers: minPlayersOf({ hasPassword, ...draft }),
    region: draft.region || null,
    password: (hasPassword && draft.password) || null,
    data: Object.fromEntries(Object.entries(draft.data).filter(([, value]) => value)),
  };
}

/** Returns only the changed settings, so concurrent changes to different settings don't undo each other. */
export function toUpdate(before: LobbySnapshot, draft: Draft): UpdateLobby {
  const { password, data: _, ...wanted } = toCreate(draft);
  const held = before as unknown as Record<string, unknown>;
  const changes = Object.entries(wanted).filter(
    ([setting, value]) => JSON.stringify(held[setting]) !== JSON.stringify(value),
  );
  const data = Object.entries(draft.data).filter(([key, value]) => value !== (before.data[key] ?? ''));
  return {
    ...Object.fromEntries(changes),
    ...(data.length && { data: Object.fromEntries(data.map(([key, value]) => [key, value || null])) }),
    ...(password ? { password } : before.hasPassword && !draft.hasPassword ? { password: null } : {}),
  };
}

const teamNames = ['Red', 'Blue', 'Green', 'Yellow'];

/** Returns teams of equal size with room for all players. */
export const evenTeams = (count: number, maxPlayers: number): Team[] =>
  Array.from({ length: count }, (_, index) => ({
    name: teamNames[index] ?? `Team ${index + 1}`,
    size: Math.max(1, Math.ceil(maxPlayers / count)),
  }));

/** Changes the maximum number of players. Team sizes that were not edited are adjusted. */
export function withMaxPlayers(draft: Draft, maxPlayers: number): Partial<Draft> {
  const even = (most: number) => evenTeams(draft.teams.length, most || 1);
  const isUntouched = draft.teams.every(({ size }, index) => size === even(draft.maxPlayers)[index]?.size);
  return {
    maxPlayers,
    teams: isUntouched
      ? draft.teams.map((team, index) => ({ ...team, size: even(maxPlayers)[index]!.size }))
      : draft.teams,
  };
}
