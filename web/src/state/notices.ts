import { signal } from '@preact/signals';
import { errorMessage } from './errorMessage';

/** A message that is shown for a short time. */
export interface Notice {
  id: number;
  text: string;
  tone: 'info' | 'problem';
}

export const notices = signal<Notice[]>([]);
let count = 0;

export function notify(text: string, tone: Notice['tone'] = 'info'): void {
  const id = ++count;
  // Replaces an equal notice instead of repeating it.
  notices.value = [...notices.value.filter(notice => notice.text !== text), { id, text, tone }].slice(-4);
}

export const dismiss = (id: number): void => {
  notices.value = notices.value.filter(notice => notice.id !== id);
};

/** Removes the notices about earlier requests that failed. */
export const dismissProblems = (): void => {
  notices.value = notices.value.filter(({ tone }) => tone !== 'problem');
};

/** Awaits a request. If it fails, shows a notice and returns undefined. */
export async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    notify(errorMessage(error), 'problem');
    return undefined;
  }
}
