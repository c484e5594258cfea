import type { HistoryVersion } from '@gamelobby/client';
import { expect, test } from 'vitest';
import { authorOf, mentions, mergeVersions, reasonOf, undeliveredOf } from '../../src/console/lobby/describeVersion';

const kick: HistoryVersion = {
  version: 14,
  at: '2026-01-09T20:04:00.000Z',
  by: 'player',
  playerId: 'p1',
  request: 'eQJpmQsi',
  reason: 'kicked',
  detail: 'Cheating',
  changes: ['p2 left'],
  undelivered: [{ playerId: 'p3', reason: 'away' }],
};

test('A version says who caused it and why', () => {
  expect(authorOf(kick)).toBe('Player');
  expect(reasonOf(kick)).toBe('kicked: Cheating');
  expect(undeliveredOf(kick)).toBe('p3 (away)');
  expect(authorOf({ ...kick, by: 'service' })).toBe('The service');
  expect(reasonOf({ ...kick, reason: null, detail: null })).toBe('not said');
});

test('The history is filtered by words of players, reasons and changes', () => {
  for (const text of ['', 'P2', 'p2 left', 'cheating p1', 'away', 'eqjp']) expect(mentions(kick, text)).toBe(true);
  expect(mentions(kick, 'p4')).toBe(false);
});

test('Pages of the history are merged from the latest version on', () => {
  const [first, second] = [
    { ...kick, version: 1 },
    { ...kick, version: 2 },
  ];
  expect(mergeVersions([kick, second], [second, first]).map(({ version }) => version)).toEqual([14, 2, 1]);
});
