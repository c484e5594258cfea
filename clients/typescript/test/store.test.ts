import { expect, test } from 'vitest';
import { callSafely } from '../src/exceptions.js';
import { Store } from '../src/store.js';

const call = (listener: () => void) => listener();

test('All listeners end with the same value when one of them sets another', () => {
  const store = new Store(0, call);
  const values: number[] = [];
  store.subscribe(value => {
    if (value === 1) store.set(2);
  });
  store.subscribe(value => values.push(value));
  store.set(1);
  expect(values).toEqual([0, 2]);
});

test('A listener that an earlier one unsubscribes is not called again', () => {
  const store = new Store(0, call);
  const values: number[] = [];
  const unsubscribes: (() => void)[] = [];
  store.subscribe(() => unsubscribes.forEach(unsubscribe => unsubscribe()));
  unsubscribes.push(store.subscribe(value => values.push(value)));
  store.set(1);
  expect(values).toEqual([0]);
});

test('A listener that throws at first still receives changes and can unsubscribe', () => {
  const exceptions: unknown[] = [];
  const store = new Store(0, listener => callSafely(listener, error => exceptions.push(error)));
  const values: number[] = [];
  const unsubscribe = store.subscribe(value => {
    if (value === 0) throw new Error('broken');
    values.push(value);
  });
  expect(exceptions).toEqual([new Error('broken')]);
  store.set(1);
  unsubscribe();
  store.set(2);
  expect(values).toEqual([1]);
});
