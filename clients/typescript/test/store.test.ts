import { expect, test, vi } from 'vitest';
import { Store } from '../src/store.js';

test('Listeners that set the value anew make all end with the same', () => {
  const store = new Store(0);
  const heard: number[] = [];
  store.subscribe(value => {
    if (value === 1) store.set(2);
  });
  store.subscribe(value => heard.push(value));
  store.set(1);
  expect(heard).toEqual([0, 2]);
});

test('Who is told to stop by an earlier listener hears nothing more', () => {
  const store = new Store(0);
  const heard: number[] = [];
  const stops: (() => void)[] = [];
  store.subscribe(() => stops.forEach(stop => stop()));
  stops.push(store.subscribe(value => heard.push(value)));
  store.set(1);
  expect(heard).toEqual([0]);
});

test('A listener that fails at first hears of changes all the same, and can stop', () => {
  const microtask = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
  const store = new Store(0);
  const heard: number[] = [];
  const stop = store.subscribe(value => {
    if (value === 0) throw new Error('broken');
    heard.push(value);
  });
  expect(microtask.mock.calls[0]![0]).toThrow('broken');
  microtask.mockRestore();
  store.set(1);
  stop();
  store.set(2);
  expect(heard).toEqual([1]);
});
