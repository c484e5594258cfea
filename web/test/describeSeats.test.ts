import { expect, test } from 'vitest';
import { describeSeats } from '../src/browse/describeSeats';
import { summary } from './lobbies';

const teams = [
  { name: 'red', size: 4 },
  { name: 'blue', size: 4 },
];

test.each([
  ['No teams', {}],
  ['2 teams', { teams }],
  ['3 watching', { teams, spectators: 3 }],
  ['1 online', { players: 2, online: 1 }],
  ['Nobody online', { players: 2, online: 0, teams }],
  ['Nobody online, 1 watching', { players: 2, online: 0, spectators: 1 }],
])('The list says "%s" of %o', (text, more) => {
  expect(describeSeats(summary(more))).toBe(text);
});
