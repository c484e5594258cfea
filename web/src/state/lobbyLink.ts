import { signal } from '@preact/signals';
import { codeIn } from './code';

/** The lobby code of the opened link; null once it has been used. */
export const linkedCode = signal<string | null>(codeIn(location.hash));
addEventListener('hashchange', () => (linkedCode.value = codeIn(location.hash)));

export function clearLinkedCode(): void {
  linkedCode.value = null;
  history.replaceState(null, '', location.pathname + location.search);
}

export const linkTo = (code: string): string => new URL(`#${code}`, location.origin + location.pathname).href;
