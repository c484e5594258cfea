import type { LobbySnapshot, LobbySummary, MemberSnapshot } from '@gamelobby/client';

export const member = (name: string, more: Partial<MemberSnapshot> = {}): MemberSnapshot => ({
  ...{ playerId: name.toLowerCase(), name, role: 'player', team: null, ready: false, muted: false, presence: 'online' },
  ...{ joinedAt: '2026-01-01T00:00:00.000Z', data: {} },
  ...more,
});

const settings: Omit<
  LobbySnapshot & LobbySummary,
  'members' | 'match' | 'hostName' | 'players' | 'online' | 'spectators' | 'bans'
> = {
  ...{ lobbyId: 'l1', version: 1, status: 'open', name: 'Friday night', mode: 'ctf', region: null, locked: false },
  ...{ visibility: 'public', hasPassword: false, maxPlayers: 4, minPlayers: 2, teams: [], allowSpectators: true },
  ...{ autoStart: 'never', countdownSeconds: 5, reconnectGraceSeconds: 120, hostId: 'ada', data: {} },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
};

export const lobby = (more: Partial<LobbySnapshot> = {}): LobbySnapshot => ({
  ...settings,
  ...{ code: 'K7QF2M', members: [], match: null },
  ...more,
});

export const summary = (more: Partial<LobbySummary> = {}): LobbySummary => ({
  ...settings,
  ...{ hostName: 'Ada', players: 1, online: 1, spectators: 0 },
  ...more,
});
