import type { Readable } from '@gamelobby/client';
import { type ReadonlySignal, signal } from '@preact/signals';

/** A value of the client as a signal. */
export function signalOf<T>(readable: Readable<T>): ReadonlySignal<T> {
  const value = signal(readable.getSnapshot());
  readable.subscribe(now => (value.value = now));
  return value;
}
