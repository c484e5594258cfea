import { expect, test } from 'vitest';
import { applyPush } from '../src/applyPush.js';
import type { Change, LobbySnapshot } from '../src/index.js';
import { lobby, member, push } from './fakes.js';

const after = (changes: Change[], before: LobbySnapshot = lobby(1)) => applyPush(before, push(2, { changes }));
const next = (more: Partial<LobbySnapshot>) => lobby(2, { updatedAt: push(2).at, ...more });

test('A new member is added at the end', () => {
  const p3 = member('p3');
  expect(after([{ kind: 'member.joined', member: p3 }])).toEqual(next({ members: [member('p1'), member('p2'), p3] }));
});

test('A member who is already in the lobby is not added twice', () => {
  const changed = member('p2', { team: 'red' });
  expect(after([{ kind: 'member.joined', member: changed }])).toEqual(next({ members: [member('p1'), changed] }));
});

test('A member who left is removed', () => {
  expect(after([{ kind: 'member.left', playerId: 'p2', reason: 'left' }])).toEqual(next({ members: [member('p1')] }));
});

test('A member who is back online has no awayUntil', () => {
  const away = member('p2', { presence: 'away', awayUntil: '2026-01-01T00:02:00.000Z' });
  const before = lobby(1, { members: [member('p1'), away] });
  const changed = after([{ kind: 'member.updated', playerId: 'p2', presence: 'online', awayUntil: null }], before);
  expect(changed).toStrictEqual(next({}));
});

test('A member without a team has the team null', () => {
  const before = lobby(1, { members: [member('p1'), member('p2', { team: 'red' })] });
  expect(after([{ kind: 'member.updated', playerId: 'p2', team: null }], before)).toStrictEqual(next({}));
});

test('A new host replaces the old one', () => {
  const members = [member('p1', { role: 'player' }), member('p2', { role: 'host' })];
  expect(after([{ kind: 'host.changed', hostId: 'p2', reason: 'promoted' }])).toEqual(next({ hostId: 'p2', members }));
});

test('A spectator stays a spectator when another member becomes host', () => {
  const watcher = member('p3', { role: 'spectator' });
  const before = lobby(1, { members: [...lobby(1).members, watcher] });
  expect(after([{ kind: 'host.changed', hostId: 'p2', reason: 'left' }], before).members[2]).toBe(watcher);
});

test('A settings change leaves everything else unchanged', () => {
  expect(after([{ kind: 'lobby.updated', region: 'eu', data: { map: 'dust' } }])).toStrictEqual(
    next({ region: 'eu', data: { map: 'dust' } }),
  );
});

test('A match starts, runs and ends', () => {
  const match = { matchId: 'm1', startedAt: 'now', connection: null };
  const starting = after([{ kind: 'match.starting', startsAt: 'soon' }]);
  expect(starting).toEqual(next({ status: 'starting', match: { startsAt: 'soon' } }));
  expect(after([{ kind: 'match.started', match }], starting)).toEqual(next({ status: 'inMatch', match }));
  expect(after([{ kind: 'match.ended' }], starting)).toEqual(next({}));
  expect(after([{ kind: 'match.cancelled', reason: 'unready' }], starting)).toEqual(next({}));
});

test('A change of an unknown kind has no effect', () => {
  expect(after([{ kind: 'lobby.painted', colour: 'red' } as never])).toEqual(next({}));
});

test('Unchanged parts keep their identity, and nothing is mutated', () => {
  const before = Object.freeze(lobby(1));
  before.members.forEach(Object.freeze);
  Object.freeze(before.members);
  const changed = after([{ kind: 'member.updated', playerId: 'p2', ready: true }], before);
  expect(changed.members[0]).toBe(before.members[0]);
  expect(changed.teams).toBe(before.teams);
  expect(before.members[1]!.ready).toBe(false);
});
