import { expect, test } from 'vitest';
import { noFilters, hasSeat, select, mergeLobbies } from '../src/browse/selection';
import { summary } from './lobbies';

const lobbies = [
  summary({
    lobbyId: 'a',
    name: 'Alpha',
    mode: 'ctf',
    region: 'eu',
    players: 3,
    createdAt: '2026-01-01T00:00:01.000Z',
  }),
  summary({
    lobbyId: 'b',
    name: 'Beta',
    mode: 'race',
    region: 'us',
    players: 4,
    createdAt: '2026-01-01T00:00:03.000Z',
  }),
  summary({
    lobbyId: 'c',
    name: 'Alphabet',
    mode: 'race',
    region: 'eu',
    players: 1,
    createdAt: '2026-01-01T00:00:02.000Z',
  }),
];
const ids = (part: Partial<typeof noFilters>) =>
  select(lobbies, { ...noFilters, ...part })
    .map(({ lobbyId }) => lobbyId)
    .join('');

test('No filters show every lobby, newest first', () => expect(ids({})).toBe('bca'));

test('Each filter narrows the list down', () => {
  expect(ids({ text: ' ALPHA ' })).toBe('ca');
  expect(ids({ mode: 'race' })).toBe('bc');
  expect(ids({ region: 'eu', mode: 'race' })).toBe('c');
  expect(ids({ openOnly: true })).toBe('ca');
});

test('The list is sorted in the chosen order', () => {
  expect(ids({ sort: 'oldest' })).toBe('acb');
  expect(ids({ sort: 'fullest' })).toBe('bac');
  expect(ids({ sort: 'emptiest' })).toBe('cab');
  expect(ids({ sort: 'name' })).toBe('acb');
});

test('A lobby that is locked, full or in a match has no seat', () => {
  expect(hasSeat(summary())).toBe(true);
  expect(hasSeat(summary({ locked: true }))).toBe(false);
  expect(hasSeat(summary({ players: 4 }))).toBe(false);
  expect(hasSeat(summary({ status: 'inMatch' }))).toBe(false);
});

test('A watched lobby replaces a search result', () => {
  const found = [summary({ players: 1 }), summary({ lobbyId: 'old' })];
  expect(mergeLobbies([summary({ players: 3 })], found).map(({ lobbyId, players }) => [lobbyId, players])).toEqual([
    ['l1', 3],
    ['old', 1],
  ]);
});
