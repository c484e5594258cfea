import { expect, test } from 'vitest';
import { codeIn } from '../src/state/code';

test('A code is recognized in each of its notations', () => {
  for (const text of ['K7QF2M', 'k7qf2m', ' k7q f2m ', 'K7Q-F2M', '#k7qf2m']) expect(codeIn(text)).toBe('K7QF2M');
  for (const end of ['#K7QF2M', '?code=K7QF2M', '?theme=dark&code=k7qf2m'])
    expect(codeIn(`https://play.example.com/lobby/${end}`)).toBe('K7QF2M');
});

test('Text with an invalid character or a wrong length is not a code', () => {
  for (const text of ['', 'K7QF2', 'K7QF2MM', 'K7QF20', 'K7QF2I', 'https://play.example.com/'])
    expect(codeIn(text)).toBeNull();
});
