import { signal } from '@preact/signals';
import { sentence } from './refusals';

/** Something to be told once. */
export interface Notice {
  id: number;
  text: string;
  tone: 'info' | 'problem';
}

export const notices = signal<Notice[]>([]);
let count = 0;

export function notify(text: string, tone: Notice['tone'] = 'info'): void {
  const id = ++count;
  // The same again says nothing new.
  notices.value = [...notices.value.filter(notice => notice.text !== text), { id, text, tone }].slice(-4);
}

export const dismiss = (id: number): void => {
  notices.value = notices.value.filter(notice => notice.id !== id);
};

/** Waits for a request; that it failed is told, and answered as undefined. */
export async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    notify(sentence(error), 'problem');
    return undefined;
  }
}
