import { expect, test } from 'vitest';
import { browseLobbies, type LobbySummary } from '../src/index.js';
import { lobby, setUp } from './fakes.js';

const { members, match, code, ...shown } = lobby(1);

const summary = (lobbyId: string, version: number, second = 0): LobbySummary => ({
  ...shown,
  ...{ lobbyId, version, hostName: 'Ada', players: 1, spectators: 0, createdAt: `2026-01-01T00:00:0${second}.000Z` },
});

async function browsing() {
  const world = setUp();
  const socket = await world.online();
  const browser = browseLobbies(world.client, { mode: 'ctf' });
  const list = () => browser.getSnapshot().map(({ lobbyId, version }) => `${lobbyId} ${version}`);
  const changed = (upserted: LobbySummary[], removed: string[] = []) =>
    world.last().receive({ type: 'browser.changed', mode: 'ctf', region: null, upserted, removed });
  const answer = async (...items: LobbySummary[]) => {
    world.last().reply(world.last().requests('lobby.watch').at(-1)!.id, { items });
    await world.pass();
  };
  return { ...world, socket, browser, list, changed, answer };
}

test('The list is the newest first, and follows what changes', async () => {
  const { list, changed, answer } = await browsing();
  await answer(summary('a', 1, 1), summary('b', 1, 2));
  expect(list()).toEqual(['b 1', 'a 1']);
  changed([summary('c', 1, 3), summary('a', 2, 1)], ['b']);
  expect(list()).toEqual(['c 1', 'a 2']);
});

test('What is told while the list is under way is not undone by it', async () => {
  const { list, changed, answer } = await browsing();
  changed([summary('a', 3, 1)], ['b']);
  await answer(summary('a', 1, 1), summary('b', 1, 2));
  expect(list()).toEqual(['a 3']);
});

test('A lobby that is back while the list is under way is shown', async () => {
  const { list, changed, answer } = await browsing();
  changed([], ['a']);
  changed([summary('a', 3)]);
  await answer(summary('a', 4));
  expect(list()).toEqual(['a 4']);
});

test('A new socket watches again', async () => {
  const { list, socket, last, pass, greet, answer } = await browsing();
  await answer(summary('a', 1));
  socket.drop();
  await pass(250);
  await greet();
  expect(last().requests('lobby.watch')).toHaveLength(1);
  await answer(summary('b', 1));
  expect(list()).toEqual(['b 1']);
});

test('Why there is no list is told, until there is one', async () => {
  const { browser, socket, list, pass, greet, answer } = await browsing();
  const codes: unknown[] = [];
  browser.error.subscribe(error => codes.push(error?.code));
  socket.refuse(socket.requests('lobby.watch')[0]!.id, 'invalid_request', { details: { mode: ['Empty.'] } });
  await pass();
  expect(browser.error.getSnapshot()).toMatchObject({ code: 'invalid_request', details: { mode: ['Empty.'] } });
  socket.drop();
  await pass(250);
  await greet();
  await answer(summary('a', 1));
  expect(list()).toEqual(['a 1']);
  expect(codes).toEqual([undefined, 'invalid_request', undefined]);
});

test('Other lists are none of its business', async () => {
  const { list, socket, answer } = await browsing();
  await answer();
  socket.receive({ type: 'browser.changed', mode: 'ctf', region: 'eu', upserted: [summary('a', 1)], removed: [] });
  expect(list()).toEqual([]);
});

test('Closed, it is watched no more', async () => {
  const { browser, socket, list, changed, answer } = await browsing();
  await answer();
  browser.close();
  expect(socket.requests('lobby.unwatch')[0]!.data).toEqual({ mode: 'ctf', region: null });
  changed([summary('a', 1)]);
  expect(list()).toEqual([]);
});
