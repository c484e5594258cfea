import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.js';
import { ServerClock } from '../src/serverClock.js';

const clockAt = (now: number) => new ServerClock({ ...systemClock, now: () => now });
const at = (ms: number) => new Date(ms).toISOString();

test('The service reads its clock half a round trip before its answer is here', () => {
  const clock = clockAt(10_000);
  clock.note(at(20_000), 1_000, 1_400);
  expect(clock.now()).toBe(10_000 + 20_000 - 1_200);
});

test('The quickest of the last eight answers counts', () => {
  const clock = clockAt(0);
  clock.note(at(5_000), 0, 100);
  for (let count = 0; count < 7; count++) clock.note(at(9_000), 0, 200);
  expect(clock.now()).toBe(4_950);
  clock.note(at(9_000), 0, 200);
  expect(clock.now()).toBe(8_900);
});

test('A time that is none changes nothing', () => {
  const clock = clockAt(7);
  clock.note('soon', 0, 0);
  expect(clock.now()).toBe(7);
});
