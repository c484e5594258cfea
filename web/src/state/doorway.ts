import { signal } from '@preact/signals';
import { codeIn } from './code';

/** The code of a link that was opened, until it has been used. */
export const linkedCode = signal<string | null>(codeIn(location.hash));
addEventListener('hashchange', () => (linkedCode.value = codeIn(location.hash)));

export function forgetLink(): void {
  linkedCode.value = null;
  history.replaceState(null, '', location.pathname + location.search);
}

export const linkTo = (code: string): string => new URL(`#${code}`, location.origin + location.pathname).href;
