import { expect, test } from 'vitest';
import { initialsOf } from '../src/components/initials';
import { isVisible } from '../src/state/player';

test('Initials are whole graphemes', () => {
  expect(initialsOf('ada king lovelace')).toBe('AK');
  expect(initialsOf(' Zoë')).toBe('Z');
  expect(initialsOf('👩‍🚀 Sally')).toBe('👩‍🚀S');
  expect(initialsOf('नमस्ते')).toBe('न');
  expect(initialsOf('')).toBe('');
});

test('A name needs a visible character', () => {
  for (const name of ['Ada', '👩‍🚀', '名']) expect(isVisible(name)).toBe(true);
  for (const name of ['', ' ', '\u200b\u200d', '\u3164', '\u2800', '\u00ad\ufe0f']) expect(isVisible(name)).toBe(false);
});
