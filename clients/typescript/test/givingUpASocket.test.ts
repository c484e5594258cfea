import { expect, test, vi } from 'vitest';
import { RENEWAL_MS, forget, lobby, setUp } from './fakes.js';

test('A socket that does not answer is given up for a new one', async () => {
  const { client, online, sockets, last, pass, greet } = setUp();
  const dead = await online({ lobby: lobby(5) });
  const asked = client.member.ready({ ready: true });
  await pass(10_000);
  expect(sockets).toHaveLength(2);
  await greet({ missed: [] });
  expect(dead.isClosed).toBe(true);
  const { id } = dead.requests('member.ready')[0]!;
  expect(last().requests('member.ready')[0]!.id).toBe(id);
  last().reply(id, { version: 6 });
  await asked;
});

const unanswered = { cause: expect.objectContaining({ code: 'timeout' }), attempt: 1, retryInMs: 0 };

test('A socket that does not answer is told to be lost at once, however long the next token takes', async () => {
  const { client, online, token, pass, greet, last } = setUp();
  const socket = await online();
  const lost = vi.fn();
  client.on('session.lost', lost);
  token.mockImplementationOnce(() => new Promise(resolve => setTimeout(resolve, 30_000, 'late')));
  forget(client.member.ready({ ready: true }, { timeoutMs: 60_000 }));
  await pass(9_999);
  expect(client.connection.getSnapshot()).toBe('online');
  await pass(1);
  expect(client.connection.getSnapshot()).toBe('reconnecting');
  expect(lost.mock.calls).toEqual([[unanswered]]);

  forget(client.lobby.get());
  expect(socket.requests('lobby.get')).toEqual([]);
  await pass(30_000);
  await greet();
  expect(client.connection.getSnapshot()).toBe('online');
  expect(last().requests('member.ready')).toHaveLength(1);
  expect(lost).toHaveBeenCalledOnce();
});

test('What a socket that was given up says in the end is heard', async () => {
  const { client, online, token, pass } = setUp();
  const socket = await online();
  token.mockImplementationOnce(() => new Promise(() => undefined));
  const asked = client.member.ready({ ready: true });
  await pass(10_000);
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  expect(await asked).toEqual({ version: 6 });
});

/** A client that waits for the token of its planned change of sockets. */
async function awaitingToken() {
  const world = setUp();
  const old = await world.online();
  const lost = vi.fn();
  world.client.on('session.lost', lost);
  world.token.mockImplementationOnce(() => new Promise(resolve => setTimeout(resolve, 30_000, 'late')));
  await world.pass(RENEWAL_MS);
  expect(world.client.connection.getSnapshot()).toBe('online');
  return { ...world, old, lost };
}

test('A socket that does not answer while a new token is fetched is no way back', async () => {
  const { client, old, lost, pass, last } = await awaitingToken();
  forget(client.member.ready({ ready: true }));
  await pass(10_000);
  expect(client.connection.getSnapshot()).toBe('reconnecting');
  expect(lost.mock.calls).toEqual([[unanswered]]);
  await pass(20_000);
  expect(last()).not.toBe(old);
  last().drop();
  expect(old.isClosed).toBe(true);
});

test('A socket that drops while a new token is fetched is lost', async () => {
  const { client, old, lost, pass, greet } = await awaitingToken();
  old.drop();
  expect(client.connection.getSnapshot()).toBe('reconnecting');
  expect(lost.mock.calls).toEqual([[{ cause: { code: 1006 }, attempt: 1, retryInMs: 0 }]]);
  await pass(30_000);
  await greet();
  expect(client.connection.getSnapshot()).toBe('online');
});

test('A socket that is closed in good order while a new token is fetched has been replaced', async () => {
  const { client, old } = await awaitingToken();
  old.onclose?.({ code: 1000 });
  expect(client.connection.getSnapshot()).toBe('replaced');
});

test.each(['dropped', 'unanswered'])('Who closes on hearing that the socket is lost (%s) stays closed', async how => {
  const { client, online, sockets, pass } = setUp();
  const socket = await online();
  client.connection.subscribe(state => state === 'reconnecting' && client.close());
  forget(client.member.ready({ ready: true }));
  if (how === 'dropped') socket.drop();
  await pass(60_000);
  expect(client.connection.getSnapshot()).toBe('closed');
  expect(sockets).toHaveLength(1);
});
