import type { LobbySnapshot, MatchSnapshot } from '@gamelobby/client';
import { visibilities } from '../../lobby/words';
import { type Config, nameOf } from '../../state/config';
import { isRunning } from '../../state/lobbyView';
import type { Fact } from '../Facts';
import { formatTime } from '../formatTime';

/** Returns the settings of a lobby as labels and values, without those that are not set. */
export function settingsOf(config: Pick<Config, 'modes' | 'regions'>, lobby: LobbySnapshot): Fact[] {
  const { bans = [], banNames = {} } = lobby;
  const facts: Fact[] = [
    ['Code', lobby.code ?? ''],
    ['Mode', nameOf(config.modes, lobby.mode)],
    ['Region', nameOf(config.regions, lobby.region)],
    ['Visibility', [visibilities[lobby.visibility], lobby.hasPassword && 'password'].filter(Boolean).join(', ')],
    ['Players', `${lobby.minPlayers} to ${lobby.maxPlayers}${lobby.allowSpectators ? ', spectators allowed' : ''}`],
    ['Teams', lobby.teams.map(({ name, size }) => `${name} (${size})`).join(', ')],
    ['Start', lobby.autoStart === 'whenAllReady' ? 'When all are ready' : 'By the host'],
    ['Countdown', `${lobby.countdownSeconds} s`],
    ['Seat kept', `${lobby.reconnectGraceSeconds} s`],
    ['Banned', bans.map(id => (banNames[id] ? `${banNames[id]} (${id})` : id)).join(', ')],
    ['Created', formatTime(lobby.createdAt)],
    ['Changed', formatTime(lobby.updatedAt)],
  ];
  return facts.filter(([, value]) => value !== '');
}

export const dataOf = ({ data }: LobbySnapshot): Fact[] => Object.entries(data);

export function matchOf(match: MatchSnapshot): Fact[] {
  if (!isRunning(match)) return [['Starts', formatTime(match.startsAt)]];
  return [
    ['Match', match.matchId],
    ['Started', formatTime(match.startedAt)],
    ['Game server', match.connection ?? 'None'],
  ];
}
