import { expect, test, vi } from 'vitest';
import { LobbyError } from '../src/index.js';
import { forget, lobby, setUp } from './fakes.js';

const ready = 'member.ready';

test('A request made offline is sent once online', async () => {
  const { client, pass, greet, last } = setUp();
  forget(client.connect());
  const created = client.lobby.create({ name: 'Friday night', mode: 'ctf', maxPlayers: 8 });
  await pass(2_000);
  await greet();
  const { id, data } = last().requests('lobby.create')[0]!;
  expect(data).toEqual({ name: 'Friday night', mode: 'ctf', maxPlayers: 8 });
  last().reply(id, lobby(1));
  expect(await created).toEqual(lobby(1));
});

test('What had no answer when the socket was lost is sent again, with the same id and in order', async () => {
  const { client, online, last, pass, greet } = setUp();
  const socket = await online();
  const first = client.chat.send({ text: 'one' });
  forget(client.chat.send({ text: 'two' }));
  socket.drop();
  forget(client.chat.send({ text: 'three' }));
  await pass(250);
  await greet();
  const again = last().requests('chat.send');
  expect(again.map(({ data }) => data.text)).toEqual(['one', 'two', 'three']);
  expect(again.slice(0, 2).map(({ id }) => id)).toEqual(socket.requests('chat.send').map(({ id }) => id));

  last().reply(again[0]!.id, { messageId: 'm1', at: 'now' });
  expect(await first).toEqual({ messageId: 'm1', at: 'now' });
});

test('What was answered is not sent again', async () => {
  const { client, online, last, pass, greet } = setUp();
  const socket = await online();
  const asked = client.lobby.leave();
  socket.reply(socket.requests('lobby.leave')[0]!.id);
  await asked;
  socket.drop();
  await pass(250);
  await greet();
  expect(last().requests('lobby.leave')).toEqual([]);
});

test('Ids differ between requests and between clients', async () => {
  const ids = new Set<string>();
  for (const random of [() => 0.1234567, () => 0.7654321]) {
    const { client, online } = setUp(random);
    const socket = await online();
    forget(client.lobby.get());
    forget(client.lobby.get());
    for (const { id } of socket.sent) ids.add(id);
    client.close();
  }
  expect(ids.size).toBe(6);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_.:-]{1,64}$/);
});

test('A refusal rejects with its code and details', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = client.lobby.join({ code: 'K7QF2M' });
  socket.refuse(socket.requests('lobby.join')[0]!.id, 'already_in_lobby', { details: { lobbyId: 'l2' } });
  const error = await asked.catch(error => error);
  expect(error).toBeInstanceOf(LobbyError);
  expect(error).toMatchObject({ code: 'already_in_lobby', message: 'No.', details: { lobbyId: 'l2' } });
});

test('A refusal’s code tells the compiler what else there is', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = client.lobby.join({ code: 'K7QF2M' });
  socket.refuse(socket.requests('lobby.join')[0]!.id, 'already_in_lobby', { details: { lobbyId: 'l2' } });
  const error: unknown = await asked.catch(error => error);
  if (!(error instanceof LobbyError)) return expect.unreachable();
  const lobbyId: string = error.code === 'already_in_lobby' ? error.details.lobbyId : '';
  const field: readonly string[] | undefined = error.code === 'invalid_request' ? error.details.name : undefined;
  const wait: number = error.code === 'rate_limited' ? error.retryAfterMs : (error.retryAfterMs ?? 0);
  expect([lobbyId, field, wait]).toEqual(['l2', undefined, 0]);
});

test.each([
  ['rate_limited', { retryAfterMs: 400 }, 500],
  ['conflict', { retryAfterMs: 400 }, 500],
  ['unavailable', { retryAfterMs: 400 }, 500],
  ['unavailable', {}, 250],
])('%s %o: the same request is sent again after %i ms', async (code, more, wait) => {
  const { client, online, pass } = setUp();
  const socket = await online();
  const asked = client.member.ready({ ready: true });
  socket.refuse(socket.requests(ready)[0]!.id, code, more);
  await pass(wait - 1);
  expect(socket.requests(ready)).toHaveLength(1);
  await pass(1);
  const [first, second] = socket.requests(ready);
  expect(second).toEqual(first);
  socket.reply(second!.id, { version: 6 });
  expect(await asked).toEqual({ version: 6 });
});

test.each([
  ['conflict', {}],
  ['rate_limited', { retryAfterMs: 60_000 }],
  ['kicked', { retryAfterMs: 100 }],
  ['internal', {}],
])('%s %o is told at once', async (code, more) => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = client.member.ready({ ready: true });
  socket.refuse(socket.requests(ready)[0]!.id, code, more);
  await expect(asked).rejects.toMatchObject({ code, ...more });
});

test('A service that stays busy is told after five more tries', async () => {
  const { client, online, pass } = setUp();
  const socket = await online();
  const asked = client.member.ready({ ready: true }).catch(error => error.code);
  for (let count = 0; count < 6; count++) {
    socket.refuse(socket.requests(ready)[count]!.id, 'rate_limited', { retryAfterMs: 100 });
    // Each time twice as long.
    await pass(125 * 2 ** count - 1);
    expect(socket.requests(ready)).toHaveLength(count + 1);
    await pass(1);
  }
  expect(await asked).toBe('rate_limited');
  expect(socket.requests(ready)).toHaveLength(6);
});

test('A retry that comes due offline waits for the next socket', async () => {
  const { client, online, last, pass, greet } = setUp();
  const socket = await online();
  forget(client.member.ready({ ready: true }));
  socket.refuse(socket.requests(ready)[0]!.id, 'rate_limited', { retryAfterMs: 100 });
  socket.drop();
  await pass(250);
  await greet();
  expect(last().requests(ready)).toHaveLength(1);
});

test('A retry is not hastened by a new socket', async () => {
  const { client, online, last, pass, greet } = setUp();
  const socket = await online();
  forget(client.member.ready({ ready: true }));
  socket.refuse(socket.requests(ready)[0]!.id, 'rate_limited', { retryAfterMs: 1_000 });
  socket.drop();
  await pass(250);
  await greet();
  expect(last().requests(ready)).toEqual([]);
  await pass(1_000);
  expect(last().requests(ready)).toHaveLength(1);
});

test('A retry that would come too late is none', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = client.member.ready({ ready: true }, { timeoutMs: 1_000 });
  socket.refuse(socket.requests(ready)[0]!.id, 'rate_limited', { retryAfterMs: 1_000 });
  await expect(asked).rejects.toMatchObject({ code: 'rate_limited' });
});

test('A request without an outcome in time is given up', async () => {
  const { client, online, last, pass, greet } = setUp();
  (await online()).drop();
  const asked = client.lobby.get({}, { timeoutMs: 100 }).catch(error => error.code);
  await pass(100);
  expect(await asked).toBe('timeout');
  await pass(150);
  await greet();
  expect(last().requests('lobby.get')).toEqual([]);
});

test('No request outlives the memory of its id', async () => {
  const { client, online, pass } = setUp();
  (await online()).drop();
  const asked = client.lobby.get({}, { timeoutMs: 3_600_000 }).catch(error => error.code);
  await pass(240_000);
  expect(await asked).toBe('timeout');
});

test('An aborted request rejects with the signal’s reason, and is not sent', async () => {
  const { client, online, last, pass, greet } = setUp();
  (await online()).drop();
  const controller = new AbortController();
  const asked = client.lobby.get({}, { signal: controller.signal });
  const reason = new Error('left the page');
  controller.abort(reason);
  await expect(asked).rejects.toBe(reason);
  await expect(client.lobby.get({}, { signal: controller.signal })).rejects.toBe(reason);
  await pass(250);
  await greet();
  expect(last().requests('lobby.get')).toEqual([]);
});

test('A frame that API Gateway would end the socket for is not sent', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = client.signal.send({ name: 'map', payload: 'ü'.repeat(20_000) });
  await expect(asked).rejects.toMatchObject({ code: 'payload_too_large' });
  expect(socket.requests('signal.send')).toEqual([]);
});

test.each(['', 'ready/1', 'ready 1', 'ready1\n', 'x'.repeat(65)])('An id that is none is not sent: %j', async id => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = client.member.ready({ ready: true }, { id });
  await expect(asked).rejects.toMatchObject({ code: 'invalid_request', details: { id: [expect.any(String)] } });
  expect(socket.requests(ready)).toEqual([]);
});

test('Data that is too deep for the service to read the id beside it is not sent', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const nested = (depth: number): object => (depth === 1 ? {} : { data: nested(depth - 1) });
  const asked = client.lobby.update(nested(16));
  await expect(asked).rejects.toMatchObject({ code: 'invalid_request', details: { data: [expect.any(String)] } });
  forget(client.lobby.update(nested(15)));
  expect(socket.requests('lobby.update').map(({ data }) => data)).toEqual([nested(15)]);
});

test('A request may bring its own id, also twice at a time', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const asked = [1, 2].map(() => client.request('lobby.leave', {}, { id: 'mine' }));
  expect(socket.requests('lobby.leave').map(({ id }) => id)).toEqual(['mine', 'mine']);
  socket.reply('mine');
  socket.reply('mine');
  expect(await Promise.all(asked)).toEqual([{}, {}]);
});

test('Data that an action needs is asked for by the compiler', () => {
  const { client } = setUp();
  // @ts-expect-error
  forget(client.request('lobby.create'));
  // @ts-expect-error
  forget(client.lobby.create());
  forget(client.request('lobby.get'));
  forget(client.request('member.ready', { ready: true }, { timeoutMs: 1_000 }));
});

test('A request before connecting is refused', async () => {
  const { client } = setUp();
  await expect(client.lobby.get()).rejects.toMatchObject({ code: 'closed' });
});

test('Nothing is left running once all is answered', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const before = vi.getTimerCount();
  const asked = client.lobby.get();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  await asked;
  expect(vi.getTimerCount()).toBe(before);
});
