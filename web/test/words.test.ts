import { LobbyError } from '@gamelobby/client';
import { expect, test } from 'vitest';
import { whyOut } from '../src/state/farewells';
import { fieldErrors, sentence } from '../src/state/refusals';
import { inWords, merge, type TimelineEntry } from '../src/state/timeline';

const nameOf = (id: string) => ({ p1: 'Ada', me: 'You' })[id] ?? id;

test('A refusal is a sentence that says how long to wait', () => {
  expect(sentence(new LobbyError('kicked', '', undefined, 59_100))).toContain('in 60 seconds');
  expect(sentence(new LobbyError('rate_limited', '', undefined, 400))).toBe(
    'That was too fast. Try again in a second.',
  );
});

test('A code that stands for several things has the words of the service', () => {
  expect(sentence(new LobbyError('not_found', 'There is no such invite.'))).toBe('There is no such invite.');
});

test('What is wrong with a field is told at the field', () => {
  const refused = new LobbyError('invalid_request', 'no', { name: ['Too long.'], mode: ['Missing.', 'Blank.'] });
  expect(fieldErrors(refused)).toEqual({ name: 'Too long.', mode: 'Missing. Blank.' });
  expect(sentence(refused)).toBe('Too long. Missing. Blank.');
  expect(fieldErrors(new LobbyError('not_host', 'no'))).toEqual({});
});

test('What is no refusal is told all the same', () => {
  expect(sentence(new Error('Broken.'))).toBe('Broken.');
  expect(sentence('what')).toBe('Something went wrong.');
});

test('Changes are told in words, those that are seen anyway are not', () => {
  expect(inWords({ kind: 'member.left', playerId: 'p1', reason: 'timedOut' }, nameOf)).toBe(
    'Ada was away for too long.',
  );
  expect(inWords({ kind: 'member.updated', playerId: 'p1', presence: 'away' }, nameOf)).toBe(
    'Ada lost the connection.',
  );
  expect(inWords({ kind: 'member.updated', playerId: 'me', presence: 'online' }, nameOf)).toBe('You are back.');
  expect(inWords({ kind: 'member.updated', playerId: 'p1', ready: true }, nameOf)).toBeNull();
  expect(inWords({ kind: 'match.cancelled', reason: 'allocationFailed' }, nameOf)).toContain('no game server');
  expect(inWords({ kind: 'match.cancelled', reason: null }, nameOf)).toBe('The countdown stopped.');
});

test('Why the lobby is over for the player', () => {
  expect(whyOut({ type: 'lobby.closed', reason: 'empty' })).toBe('The lobby closed because no players were left.');
  expect(whyOut({ type: 'lobby.closed', reason: 'bedtime' })).toBe('The lobby was closed: bedtime');
  expect(whyOut({ type: 'lobby.removed', reason: 'banned', detail: 'cheating' })).toBe('The host banned you: cheating');
});

test('A timeline has each entry once, in the order of time', () => {
  const event = (id: string, at: string): TimelineEntry => ({ kind: 'event', id, at, text: id });
  const merged = merge([event('b', '2'), event('c', '3')], [event('a', '1'), event('b', '2')]);
  expect(merged.map(entry => entry.kind === 'event' && entry.id)).toEqual(['a', 'b', 'c']);
});
