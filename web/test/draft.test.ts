import { expect, test } from 'vitest';
import { blankNames, draftOf, evenTeams, minPlayersOf, toCreate, toUpdate, withMaxPlayers } from '../src/browse/draft';
import { lobby } from './lobbies';

test('Unchanged settings are not sent', () => {
  const held = lobby({ region: 'eu' });
  expect(toUpdate(held, draftOf(held))).toEqual({});
  expect(toUpdate(held, { ...draftOf(held), name: 'Saturday', maxPlayers: 6 })).toEqual({
    name: 'Saturday',
    maxPlayers: 6,
  });
});

test('A region can be cleared', () => {
  const held = lobby({ region: 'eu' });
  expect(toUpdate(held, { ...draftOf(held), region: '' })).toEqual({ region: null });
});

test('A password is set, kept and cleared', () => {
  const [open, shut] = [lobby(), lobby({ hasPassword: true })];
  expect(toUpdate(open, { ...draftOf(open), hasPassword: true, password: 'x' })).toEqual({ password: 'x' });
  expect(toUpdate(shut, draftOf(shut))).toEqual({});
  expect(toUpdate(shut, { ...draftOf(shut), hasPassword: false })).toEqual({ password: null });
});

test('A password is not sent if the lobby should have none', () => {
  expect(toCreate({ ...draftOf(lobby()), password: 'x', hasPassword: false }).password).toBeNull();
});

test('Equal teams have room for everyone', () => {
  expect(evenTeams(3, 8).map(({ size }) => size)).toEqual([3, 3, 3]);
  expect(evenTeams(0, 8)).toEqual([]);
});

test('Team sizes follow the number of players until they are edited', () => {
  const draft = { ...draftOf(lobby({ maxPlayers: 8 })), teams: evenTeams(2, 8) };
  expect(withMaxPlayers(draft, 10).teams?.map(({ size }) => size)).toEqual([5, 5]);
  const emptied = { ...draft, ...withMaxPlayers(draft, NaN) };
  expect(withMaxPlayers(emptied, 6).teams?.map(({ size }) => size)).toEqual([3, 3]);
  const chosen = { ...draft, teams: [{ name: 'Red', size: 1 }, draft.teams[1]!] };
  expect(withMaxPlayers(chosen, 10).teams?.map(({ size }) => size)).toEqual([1, 4]);
});

test('The players needed to start never exceed the maximum, and return when it rises', () => {
  const draft = draftOf(lobby({ maxPlayers: 8, minPlayers: 2 }));
  const lowered = { ...draft, ...withMaxPlayers(draft, 1) };
  expect(minPlayersOf(lowered)).toBe(1);
  expect(toCreate(lowered).minPlayers).toBe(1);
  expect(minPlayersOf({ ...lowered, ...withMaxPlayers(lowered, 12) })).toBe(2);
  expect(minPlayersOf({ ...draft, maxPlayers: NaN })).toBe(2);
});

test('Blank names are found', () => {
  const draft = draftOf(lobby({ name: 'Friday' }));
  expect(blankNames(draft)).toEqual({});
  expect(Object.keys(blankNames({ ...draft, name: ' \u200b', teams: [{ name: ' ', size: 2 }] }))).toEqual([
    'name',
    'teams',
  ]);
});

test('Only changed data is sent, and a cleared choice removes its key', () => {
  const held = lobby({ data: { map: 'mill', season: '3' } });
  expect(toUpdate(held, { ...draftOf(held), data: { ...held.data, map: 'canyon' } })).toEqual({
    data: { map: 'canyon' },
  });
  expect(toUpdate(held, { ...draftOf(held), data: { ...held.data, map: '', weather: '' } })).toEqual({
    data: { map: null },
  });
  expect(toCreate({ ...draftOf(held), data: { map: '', weather: 'rain' } }).data).toEqual({ weather: 'rain' });
});
