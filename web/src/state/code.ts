/** Extracts a lobby code from text: plain, with spaces or dashes, or at the end of a link. */
export function codeIn(text: string): string | null {
  const code = text
    .replace(/^.*(#|[?&]code=)/, '')
    .replace(/[\s-]/g, '')
    .toUpperCase();
  return /^[2-9A-HJKMNP-Z]{6}$/.test(code) ? code : null;
}
