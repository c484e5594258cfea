import { signal } from '@preact/signals';
import { codeIn } from './code';

/** Returns the lobby code in the page's address: `?code=CODE`, or `#CODE` in links of earlier releases. */
export function codeInUrl({ searchParams, hash }: URL): string | null {
  // The response of an OpenID provider has a `code`, too, and always a `state`.
  const code = searchParams.has('state') ? null : searchParams.get('code');
  return codeIn(code ?? hash);
}

const codeOfPage = (): string | null => codeInUrl(new URL(location.href));

/** The lobby code of the opened link; null once it has been used. */
export const linkedCode = signal<string | null>(codeOfPage());
addEventListener('hashchange', readLinkedCode);

/** Reads the code again after the page's address has changed. */
export function readLinkedCode(): void {
  linkedCode.value = codeOfPage();
}

export function clearLinkedCode(): void {
  linkedCode.value = null;
  const url = new URL(location.href);
  url.searchParams.delete('code');
  url.hash = '';
  history.replaceState(history.state, '', url);
}

export const linkTo = (code: string): string => {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set('code', code);
  return link.href;
};
