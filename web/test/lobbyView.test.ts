import { expect, test } from 'vitest';
import { colourOf, nextHostOf, teamsOf, waitingReason, whoCanJoin } from '../src/state/lobbyView';
import { lobby, member } from './lobbies';

const ready = { ready: true };

test('A match waits for enough players', () => {
  expect(waitingReason(lobby({ members: [member('Ada', ready)] }))).toBe('Waiting for one more player');
  expect(waitingReason(lobby({ minPlayers: 4, members: [member('Ada', ready)] }))).toBe('Waiting for 3 more players');
});

test('A match waits for away players before players who are not ready', () => {
  const members = [member('Ada'), member('Grace', { ...ready, presence: 'away' })];
  expect(waitingReason(lobby({ members }))).toBe('Waiting for Grace to come back');
});

test('Up to two players are named, more are counted', () => {
  const [ada, grace, linus] = [member('Ada'), member('Grace'), member('Linus')];
  expect(waitingReason(lobby({ members: [ada, grace] }))).toBe('Waiting for Ada and Grace to get ready');
  expect(waitingReason(lobby({ members: [ada, grace] }), 'ada')).toBe('Waiting for you and Grace to get ready');
  expect(waitingReason(lobby({ members: [ada, grace, linus] }))).toBe('Waiting for 3 players to get ready');
});

test('A match does not wait for spectators', () => {
  const members = [member('Ada', ready), member('Grace', ready), member('Linus', { role: 'spectator' })];
  expect(waitingReason(lobby({ members }))).toBeNull();
});

test('Players without a team come last, and an empty group is left out', () => {
  const teams = [{ name: 'Red', size: 2 }];
  const red = member('Ada', { team: 'Red' });
  expect(teamsOf(lobby({ teams, members: [red] })).map(({ team }) => team?.name)).toEqual(['Red']);
  expect(teamsOf(lobby({ teams, members: [member('Grace'), red] })).map(({ team }) => team?.name)).toEqual([
    'Red',
    undefined,
  ]);
});

test('A team has the colour in its name, or else an unused one', () => {
  const teams = [
    { name: 'Blue', size: 2 },
    { name: 'Foxes', size: 2 },
  ];
  expect(colourOf({ teams }, 'Blue')).toBe('blue');
  expect(colourOf({ teams }, 'Foxes')).not.toBe(colourOf({ teams }, 'Blue'));
  expect(colourOf({ teams }, null)).toBeUndefined();
});

test('The next host is the longest-standing player, preferably one who is online', () => {
  const host = member('Ada', { role: 'host' });
  const [watching, away] = [member('Linus', { role: 'spectator' }), member('Grace', { presence: 'away' })];
  expect(nextHostOf(lobby({ members: [host, watching, away, member('Alan')] }))?.name).toBe('Alan');
  expect(nextHostOf(lobby({ members: [host, watching, away] }))?.name).toBe('Grace');
  expect(nextHostOf(lobby({ members: [host, watching] }))).toBeUndefined();
});

test('Who can use a link depends on the password, the lock, the match and free seats', () => {
  const match = { startsAt: '2026-01-01T00:00:00.000Z' };
  expect(whoCanJoin(lobby())).toBe('Anyone with this link can join:');
  expect(whoCanJoin(lobby({ hasPassword: true }))).toBe('Anyone with this link and the password can join:');
  expect(whoCanJoin(lobby({ match, allowSpectators: false }))).toBe('Anyone with this link can join after the match:');
  expect(whoCanJoin(lobby({ match }))).toBe('Anyone with this link can join after the match, or watch it now:');
  expect(whoCanJoin(lobby({ maxPlayers: 1, members: [member('Ada')], allowSpectators: false }))).toBe(
    'Anyone with this link can join when a seat is free:',
  );
  expect(whoCanJoin(lobby({ locked: true }))).toContain('Nobody can join');
});
