import { expect, test } from 'vitest';
import { colourOf, heirOf, teamsOf, whatIsMissing } from '../src/state/lobbyView';
import { lobby, member } from './lobbies';

const ready = { ready: true };

test('A match waits for enough players', () => {
  expect(whatIsMissing(lobby({ members: [member('Ada', ready)] }))).toBe('Waiting for one more player');
  expect(whatIsMissing(lobby({ minPlayers: 4, members: [member('Ada', ready)] }))).toBe('Waiting for 3 more players');
});

test('A match waits for those who are away before those who are not ready', () => {
  const members = [member('Ada'), member('Grace', { ...ready, presence: 'away' })];
  expect(whatIsMissing(lobby({ members }))).toBe('Waiting for Grace to come back');
});

test('Two are named, more are counted', () => {
  const [ada, grace, linus] = [member('Ada'), member('Grace'), member('Linus')];
  expect(whatIsMissing(lobby({ members: [ada, grace] }))).toBe('Waiting for Ada and Grace to get ready');
  expect(whatIsMissing(lobby({ members: [ada, grace] }), 'ada')).toBe('Waiting for you and Grace to get ready');
  expect(whatIsMissing(lobby({ members: [ada, grace, linus] }))).toBe('Waiting for 3 players to get ready');
});

test('Nobody waits for a spectator', () => {
  const members = [member('Ada', ready), member('Grace', ready), member('Linus', { role: 'spectator' })];
  expect(whatIsMissing(lobby({ members }))).toBeNull();
});

test('Those on no team come last, and are left out when there are none', () => {
  const teams = [{ name: 'Red', size: 2 }];
  const red = member('Ada', { team: 'Red' });
  expect(teamsOf(lobby({ teams, members: [red] })).map(({ team }) => team?.name)).toEqual(['Red']);
  expect(teamsOf(lobby({ teams, members: [member('Grace'), red] })).map(({ team }) => team?.name)).toEqual([
    'Red',
    undefined,
  ]);
});

test('A team has the colour that it is named after, else one of its own', () => {
  const teams = [
    { name: 'Blue', size: 2 },
    { name: 'Foxes', size: 2 },
  ];
  expect(colourOf({ teams }, 'Blue')).toBe('blue');
  expect(colourOf({ teams }, 'Foxes')).not.toBe(colourOf({ teams }, 'Blue'));
  expect(colourOf({ teams }, null)).toBeUndefined();
});

test('The next host is who has played for longest, and rather one who is there', () => {
  const host = member('Ada', { role: 'host' });
  const [watching, away] = [member('Linus', { role: 'spectator' }), member('Grace', { presence: 'away' })];
  expect(heirOf(lobby({ members: [host, watching, away, member('Alan')] }))?.name).toBe('Alan');
  expect(heirOf(lobby({ members: [host, watching, away] }))?.name).toBe('Grace');
  expect(heirOf(lobby({ members: [host, watching] }))).toBeUndefined();
});
