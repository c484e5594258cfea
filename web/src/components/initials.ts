const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the first grapheme of each of the first two words, so composed letters and emoji stay whole. */
export const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...letters.segment(word)][0]?.segment ?? '')
    .join('')
    .toUpperCase();
