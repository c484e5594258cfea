import { expect, test } from 'vitest';
import { describeFrame } from '../src/drawer/describeFrame';
import type { RecordedFrame } from '../src/state/frames';

const frame = (direction: RecordedFrame['direction'], body: unknown): RecordedFrame => ({
  number: 1,
  at: new Date(),
  direction,
  type: 'any',
  bytes: 0,
  body,
});

test('A request names the lobby and the version that it depends on', () => {
  const data = { protocol: 1, lobbyId: '01K', version: 12 };
  expect(describeFrame(frame('out', { action: 'session.hello', id: '1', data }))).toEqual({
    kind: 'Request',
    lobbyId: '01K',
    version: '12',
  });
});

test('A reply names the lobby in it', () => {
  const reply = (data: object) => frame('in', { type: 'reply', id: '1', ok: true, data });
  expect(describeFrame(reply({ lobbyId: '01K', version: 3, name: 'x' }))).toEqual({
    kind: 'Reply',
    lobbyId: '01K',
    version: '3',
  });
  expect(describeFrame(reply({ playerId: 'p1', lobby: { lobbyId: '01K', version: 4 } }))).toMatchObject({
    lobbyId: '01K',
    version: '4',
  });
  expect(describeFrame(reply({ playerId: 'p1', lobby: null }))).toEqual({ kind: 'Reply' });
});

test('A refusal shows its error code', () => {
  const body = { type: 'reply', id: '1', ok: false, error: { code: 'lobby_full', message: 'Full.' } };
  expect(describeFrame(frame('in', body))).toEqual({ kind: 'Reply', error: 'lobby_full' });
});

test('A push shows both versions and the kinds of its changes once each', () => {
  const changes = [{ kind: 'member.updated' }, { kind: 'host.changed' }, { kind: 'member.updated' }];
  const body = { type: 'lobby.changed', lobbyId: '01K', previous: 12, version: 13, changes };
  expect(describeFrame(frame('in', body))).toEqual({
    kind: 'Push',
    lobbyId: '01K',
    version: '12 → 13',
    changes: 'member.updated, host.changed',
  });
});

test('Events of the socket and frames of any shape are described, too', () => {
  expect(describeFrame(frame('socket', { code: 1006 }))).toEqual({ kind: 'Socket' });
  expect(describeFrame(frame('in', null))).toEqual({ kind: 'Push' });
});
