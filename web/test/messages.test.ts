import { LobbyError } from '@gamelobby/client';
import { expect, test } from 'vitest';
import { removalMessage } from '../src/state/removalMessage';
import { fieldErrors, errorMessage } from '../src/state/errorMessage';
import { describeChange, merge, type TimelineEntry } from '../src/state/timeline';

const nameOf = (id: string) => ({ p1: 'Ada', me: 'You' })[id] ?? id;

test('A throttling message says how long to wait', () => {
  expect(errorMessage(new LobbyError('kicked', '', undefined, 59_100))).toContain('in 60 seconds');
  expect(errorMessage(new LobbyError('rate_limited', '', undefined, 400))).toBe(
    'That was too fast. Try again in a second.',
  );
});

test('An error code with several meanings shows the service’s message', () => {
  expect(errorMessage(new LobbyError('not_found', 'There is no such invite.'))).toBe('There is no such invite.');
});

test('Validation errors are split by field', () => {
  const refused = new LobbyError('invalid_request', 'no', { name: ['Too long.'], mode: ['Missing.', 'Blank.'] });
  expect(fieldErrors(refused)).toEqual({ name: 'Too long.', mode: 'Missing. Blank.' });
  expect(errorMessage(refused)).toBe('Too long. Missing. Blank.');
  expect(fieldErrors(new LobbyError('not_host', 'no'))).toEqual({});
});

test('Any other error has a message as well', () => {
  expect(errorMessage(new Error('Broken.'))).toBe('Broken.');
  expect(errorMessage('what')).toBe('Something went wrong.');
});

test('Changes that are visible elsewhere have no description', () => {
  expect(describeChange({ kind: 'member.left', playerId: 'p1', reason: 'timedOut' }, nameOf)).toBe(
    'Ada was away for too long.',
  );
  expect(describeChange({ kind: 'member.updated', playerId: 'p1', presence: 'away' }, nameOf)).toBe(
    'Ada lost the connection.',
  );
  expect(describeChange({ kind: 'member.updated', playerId: 'me', presence: 'online' }, nameOf)).toBe('You are back.');
  expect(describeChange({ kind: 'member.updated', playerId: 'p1', ready: true }, nameOf)).toBeNull();
  expect(describeChange({ kind: 'match.cancelled', reason: 'allocationFailed' }, nameOf)).toContain('no game server');
  expect(describeChange({ kind: 'match.cancelled', reason: null }, nameOf)).toBe('The countdown stopped.');
});

test('A removal message gives the reason', () => {
  expect(removalMessage({ type: 'lobby.closed', reason: 'empty' })).toBe(
    'The lobby closed because no players were left.',
  );
  expect(removalMessage({ type: 'lobby.closed', reason: 'bedtime' })).toBe('The lobby was closed: bedtime');
  expect(removalMessage({ type: 'lobby.removed', reason: 'banned', detail: 'cheating' })).toBe(
    'The host banned you: cheating',
  );
});

test('A merged timeline is sorted by time and has no duplicates', () => {
  const event = (id: string, at: string): TimelineEntry => ({ kind: 'event', id, at, text: id });
  const merged = merge([event('b', '2'), event('c', '3')], [event('a', '1'), event('b', '2')]);
  expect(merged.map(entry => entry.kind === 'event' && entry.id)).toEqual(['a', 'b', 'c']);
});
