import { expect, test } from 'vitest';
import type { LobbySummary } from '../src/index.js';
import { lobby, setUp } from './fakes.js';

const { members, match, code, ...settings } = lobby(1);

const summary = (lobbyId: string, version: number, second = 0): LobbySummary => ({
  ...settings,
  ...{
    lobbyId,
    version,
    hostName: 'Ada',
    players: 1,
    online: 1,
    spectators: 0,
    createdAt: `2026-01-01T00:00:0${second}.000Z`,
  },
});

async function setUpBrowser() {
  const setup = setUp();
  const socket = await setup.goOnline();
  const browser = setup.client.browseLobbies({ mode: 'ctf' });
  const list = () => browser.getSnapshot().map(({ lobbyId, version }) => `${lobbyId} ${version}`);
  const changed = (upserted: LobbySummary[], removed: string[] = []) =>
    setup.lastSocket().receive({ type: 'browser.changed', mode: 'ctf', region: null, upserted, removed });
  const replyWithList = async (...items: LobbySummary[]) => {
    setup.lastSocket().reply(setup.lastSocket().requests('lobby.watch').at(-1)!.id, { items });
    await setup.advance();
  };
  return { ...setup, socket, browser, list, changed, replyWithList };
}

test('The list shows the newest lobby first and follows changes', async () => {
  const { list, changed, replyWithList } = await setUpBrowser();
  await replyWithList(summary('a', 1, 1), summary('b', 1, 2));
  expect(list()).toEqual(['b 1', 'a 1']);
  changed([summary('c', 1, 3), summary('a', 2, 1)], ['b']);
  expect(list()).toEqual(['c 1', 'a 2']);
});

test('A push that arrives before the list is not undone by the list', async () => {
  const { list, changed, replyWithList } = await setUpBrowser();
  changed([summary('a', 3, 1)], ['b']);
  await replyWithList(summary('a', 1, 1), summary('b', 1, 2));
  expect(list()).toEqual(['a 3']);
});

test('A lobby removed and added again before the list arrives is shown', async () => {
  const { list, changed, replyWithList } = await setUpBrowser();
  changed([], ['a']);
  changed([summary('a', 3)]);
  await replyWithList(summary('a', 4));
  expect(list()).toEqual(['a 4']);
});

test('A new connection watches the lobbies again', async () => {
  const { list, socket, lastSocket, advance, acceptHello, replyWithList } = await setUpBrowser();
  await replyWithList(summary('a', 1));
  socket.drop();
  await advance(250);
  await acceptHello();
  expect(lastSocket().requests('lobby.watch')).toHaveLength(1);
  await replyWithList(summary('b', 1));
  expect(list()).toEqual(['b 1']);
});

test('The error of a refused watch is available until a watch succeeds', async () => {
  const { browser, socket, list, advance, acceptHello, replyWithList } = await setUpBrowser();
  const codes: unknown[] = [];
  browser.error.subscribe(error => codes.push(error?.code));
  socket.refuse(socket.requests('lobby.watch')[0]!.id, 'invalid_request', { details: { mode: ['Empty.'] } });
  await advance();
  expect(browser.error.getSnapshot()).toMatchObject({ code: 'invalid_request', details: { mode: ['Empty.'] } });
  socket.drop();
  await advance(250);
  await acceptHello();
  await replyWithList(summary('a', 1));
  expect(list()).toEqual(['a 1']);
  expect(codes).toEqual([undefined, 'invalid_request', undefined]);
});

test('Pushes for other lists are ignored', async () => {
  const { list, socket, replyWithList } = await setUpBrowser();
  await replyWithList();
  socket.receive({ type: 'browser.changed', mode: 'ctf', region: 'eu', upserted: [summary('a', 1)], removed: [] });
  expect(list()).toEqual([]);
});

test('A closed browser stops watching and ignores pushes', async () => {
  const { browser, socket, list, changed, replyWithList } = await setUpBrowser();
  await replyWithList();
  browser.close();
  expect(socket.requests('lobby.unwatch')[0]!.data).toEqual({ mode: 'ctf', region: null });
  changed([summary('a', 1)]);
  expect(list()).toEqual([]);
});
