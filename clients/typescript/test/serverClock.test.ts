import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.js';
import { ServerClock } from '../src/serverClock.js';

const clockAt = (now: number) => new ServerClock({ ...systemClock, now: () => now });
const at = (ms: number) => new Date(ms).toISOString();

test('The estimate assumes that the service read its clock half a round trip ago', () => {
  const clock = clockAt(10_000);
  clock.addSample(at(20_000), 1_000, 1_400);
  expect(clock.now()).toBe(10_000 + 20_000 - 1_200);
});

test('The estimate uses the shortest round trip of the last eight replies', () => {
  const clock = clockAt(0);
  clock.addSample(at(5_000), 0, 100);
  for (let count = 0; count < 7; count++) clock.addSample(at(9_000), 0, 200);
  expect(clock.now()).toBe(4_950);
  clock.addSample(at(9_000), 0, 200);
  expect(clock.now()).toBe(8_900);
});

test('An invalid time is ignored', () => {
  const clock = clockAt(7);
  clock.addSample('soon', 0, 0);
  expect(clock.now()).toBe(7);
});
