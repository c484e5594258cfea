import { expect, test, vi } from 'vitest';
import { Store } from '../src/store.js';

test('All listeners end with the same value when one of them sets another', () => {
  const store = new Store(0);
  const values: number[] = [];
  store.subscribe(value => {
    if (value === 1) store.set(2);
  });
  store.subscribe(value => values.push(value));
  store.set(1);
  expect(values).toEqual([0, 2]);
});

test('A listener that an earlier one unsubscribes is not called again', () => {
  const store = new Store(0);
  const values: number[] = [];
  const unsubscribes: (() => void)[] = [];
  store.subscribe(() => unsubscribes.forEach(unsubscribe => unsubscribe()));
  unsubscribes.push(store.subscribe(value => values.push(value)));
  store.set(1);
  expect(values).toEqual([0]);
});

test('A listener that throws at first still receives changes and can unsubscribe', () => {
  const queueMicrotask = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
  const store = new Store(0);
  const values: number[] = [];
  const unsubscribe = store.subscribe(value => {
    if (value === 0) throw new Error('broken');
    values.push(value);
  });
  expect(queueMicrotask.mock.calls[0]![0]).toThrow('broken');
  queueMicrotask.mockRestore();
  store.set(1);
  unsubscribe();
  store.set(2);
  expect(values).toEqual([1]);
});
