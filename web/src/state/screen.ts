import { signal } from '@preact/signals';

const narrow = matchMedia('(max-width: 40rem)');

/** Whether the window is as narrow as a phone. */
export const isPhone = signal(narrow.matches);
narrow.addEventListener('change', ({ matches }) => (isPhone.value = matches));
