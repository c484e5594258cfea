import type { Readable } from '@gamelobby/client';
import { type ReadonlySignal, signal } from '@preact/signals';

/** Converts a value of the client to a signal. */
export function signalOf<T>(readable: Readable<T>): ReadonlySignal<T> {
  const value = signal(readable.getSnapshot());
  readable.subscribe(now => (value.value = now));
  return value;
}
