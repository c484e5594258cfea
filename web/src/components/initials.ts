const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first of each of the first two words: whole, also where a letter or emoji is made of several parts. */
export const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...letters.segment(word)][0]?.segment ?? '')
    .join('')
    .toUpperCase();
