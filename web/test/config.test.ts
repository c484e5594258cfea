import { expect, test } from 'vitest';
import { configure, nameOf, namesOfData } from '../src/state/config';

const page = new URL('https://play.example.com/lobby/');

test('The default URLs are on the host of the page', () => {
  const { socket, tokenUrl } = configure(page, {});
  expect([socket, tokenUrl]).toEqual(['wss://play.example.com/v1', 'https://play.example.com/dev/token']);
  expect(configure(new URL('http://localhost:3000/'), {}).socket).toBe('ws://localhost:3000/v1');
});

test('Configured values are used, but at most four modes', () => {
  const modes = ['1', '2', '3', '4', '5'].map(id => ({ id, name: `Mode ${id}` }));
  const config = configure(page, { socket: 'wss://api.example.com/live', modes });
  expect(config.socket).toBe('wss://api.example.com/live');
  expect(config.modes).toHaveLength(4);
});

test('A choice that is not on the list is shown by its id', () => {
  expect(nameOf([{ id: 'ctf', name: 'Capture the flag' }], 'ctf')).toBe('Capture the flag');
  expect(nameOf([], 'chess')).toBe('chess');
  expect(nameOf([], null)).toBe('Anywhere');
});

test('Data is shown by the names of its configured fields', () => {
  const fields = [{ key: 'map', name: 'Map', values: [{ id: 'mill', name: 'Old mill' }] }];
  expect(namesOfData(fields, { map: 'mill', seed: '7' })).toEqual(['Old mill']);
  expect(namesOfData(fields, { map: 'moon' })).toEqual(['moon']);
  expect(namesOfData(fields, {})).toEqual([]);
});
