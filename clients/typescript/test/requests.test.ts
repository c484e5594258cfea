import { expect, test, vi } from 'vitest';
import { LobbyError, type Methods } from '../src/index.js';
import { methods, methodsWithoutData } from '../src/protocol.js';
import { ignoreOutcome, lobby, setUp } from './fakes.js';

const ready = 'member.ready';

test('A request made offline is sent once online', async () => {
  const { client, advance, acceptHello, lastSocket } = setUp();
  ignoreOutcome(client.connect());
  const created = client.createLobby({ name: 'Friday night', mode: 'ctf', maxPlayers: 8 });
  await advance(2_000);
  await acceptHello();
  const { id, data } = lastSocket().requests('lobby.create')[0]!;
  expect(data).toEqual({ name: 'Friday night', mode: 'ctf', maxPlayers: 8 });
  lastSocket().reply(id, lobby(1));
  expect(await created).toEqual(lobby(1));
});

test('Requests without a reply are sent again with the same ids and in order', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const socket = await goOnline();
  const first = client.sendChat({ text: 'one' });
  ignoreOutcome(client.sendChat({ text: 'two' }));
  socket.drop();
  ignoreOutcome(client.sendChat({ text: 'three' }));
  await advance(250);
  await acceptHello();
  const again = lastSocket().requests('chat.send');
  expect(again.map(({ data }) => data.text)).toEqual(['one', 'two', 'three']);
  expect(again.slice(0, 2).map(({ id }) => id)).toEqual(socket.requests('chat.send').map(({ id }) => id));

  lastSocket().reply(again[0]!.id, { messageId: 'm1', at: 'now' });
  expect(await first).toEqual({ messageId: 'm1', at: 'now' });
});

test('A request that has a reply is not sent again', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const socket = await goOnline();
  const request = client.leaveLobby();
  socket.reply(socket.requests('lobby.leave')[0]!.id);
  await request;
  socket.drop();
  await advance(250);
  await acceptHello();
  expect(lastSocket().requests('lobby.leave')).toEqual([]);
});

test('Ids differ between requests and between clients', async () => {
  const ids = new Set<string>();
  for (const random of [() => 0.1234567, () => 0.7654321]) {
    const { client, goOnline } = setUp(random);
    const socket = await goOnline();
    ignoreOutcome(client.getLobby());
    ignoreOutcome(client.getLobby());
    for (const { id } of socket.sent) ids.add(id);
    client.close();
  }
  expect(ids.size).toBe(6);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_.:-]{1,64}$/);
});

test('A refusal rejects with its code and details', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const request = client.joinLobby({ code: 'K7QF2M' });
  socket.refuse(socket.requests('lobby.join')[0]!.id, 'already_in_lobby', { details: { lobbyId: 'l2' } });
  const error = await request.catch(error => error);
  expect(error).toBeInstanceOf(LobbyError);
  expect(error).toMatchObject({ code: 'already_in_lobby', message: 'No.', details: { lobbyId: 'l2' } });
});

test('The code of an error narrows the type of its details', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const request = client.joinLobby({ code: 'K7QF2M' });
  socket.refuse(socket.requests('lobby.join')[0]!.id, 'already_in_lobby', { details: { lobbyId: 'l2' } });
  const error: unknown = await request.catch(error => error);
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
])('A request refused with %s %o is sent again after %i ms', async (code, more, delay) => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  const request = client.setReady({ ready: true });
  socket.refuse(socket.requests(ready)[0]!.id, code, more);
  await advance(delay - 1);
  expect(socket.requests(ready)).toHaveLength(1);
  await advance(1);
  const [first, second] = socket.requests(ready);
  expect(second).toEqual(first);
  socket.reply(second!.id, { version: 6 });
  expect(await request).toEqual({ version: 6 });
});

test.each([
  ['conflict', {}],
  ['rate_limited', { retryAfterMs: 60_000 }],
  ['kicked', { retryAfterMs: 100 }],
  ['internal', {}],
])('A request refused with %s %o is not retried', async (code, more) => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const request = client.setReady({ ready: true });
  socket.refuse(socket.requests(ready)[0]!.id, code, more);
  await expect(request).rejects.toMatchObject({ code, ...more });
});

test('A request is rejected after five retries', async () => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  const request = client.setReady({ ready: true }).catch(error => error.code);
  for (let count = 0; count < 6; count++) {
    socket.refuse(socket.requests(ready)[count]!.id, 'rate_limited', { retryAfterMs: 100 });
    // The delay doubles with each retry.
    await advance(125 * 2 ** count - 1);
    expect(socket.requests(ready)).toHaveLength(count + 1);
    await advance(1);
  }
  expect(await request).toBe('rate_limited');
  expect(socket.requests(ready)).toHaveLength(6);
});

test('A retry due while offline waits for the next connection', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const socket = await goOnline();
  ignoreOutcome(client.setReady({ ready: true }));
  socket.refuse(socket.requests(ready)[0]!.id, 'rate_limited', { retryAfterMs: 100 });
  socket.drop();
  await advance(250);
  await acceptHello();
  expect(lastSocket().requests(ready)).toHaveLength(1);
});

test('A new connection does not bring a retry forward', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const socket = await goOnline();
  ignoreOutcome(client.setReady({ ready: true }));
  socket.refuse(socket.requests(ready)[0]!.id, 'rate_limited', { retryAfterMs: 1_000 });
  socket.drop();
  await advance(250);
  await acceptHello();
  expect(lastSocket().requests(ready)).toEqual([]);
  await advance(1_000);
  expect(lastSocket().requests(ready)).toHaveLength(1);
});

test('A request is rejected when a retry would exceed its timeout', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const request = client.setReady({ ready: true }, { timeoutMs: 1_000 });
  socket.refuse(socket.requests(ready)[0]!.id, 'rate_limited', { retryAfterMs: 1_000 });
  await expect(request).rejects.toMatchObject({ code: 'rate_limited' });
});

test('A request without a reply in time rejects with timeout', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  (await goOnline()).drop();
  const request = client.getLobby({}, { timeoutMs: 100 }).catch(error => error.code);
  await advance(100);
  expect(await request).toBe('timeout');
  await advance(150);
  await acceptHello();
  expect(lastSocket().requests('lobby.get')).toEqual([]);
});

test('A timeout is limited to the lifetime of an idempotency record', async () => {
  const { client, goOnline, advance } = setUp();
  (await goOnline()).drop();
  const request = client.getLobby({}, { timeoutMs: 3_600_000 }).catch(error => error.code);
  await advance(240_000);
  expect(await request).toBe('timeout');
});

test('An aborted request rejects with the signal’s reason, and is not sent', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  (await goOnline()).drop();
  const controller = new AbortController();
  const request = client.getLobby({}, { signal: controller.signal });
  const reason = new Error('left the page');
  controller.abort(reason);
  await expect(request).rejects.toBe(reason);
  await expect(client.getLobby({}, { signal: controller.signal })).rejects.toBe(reason);
  await advance(250);
  await acceptHello();
  expect(lastSocket().requests('lobby.get')).toEqual([]);
});

test('A frame over the size limit of API Gateway is not sent', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const request = client.sendSignal({ name: 'map', payload: 'ü'.repeat(20_000) });
  await expect(request).rejects.toMatchObject({ code: 'payload_too_large' });
  expect(socket.requests('signal.send')).toEqual([]);
});

test.each(['', 'ready/1', 'ready 1', 'ready1\n', 'x'.repeat(65)])(
  'A request with the invalid id %j is not sent',
  async id => {
    const { client, goOnline } = setUp();
    const socket = await goOnline();
    const request = client.setReady({ ready: true }, { id });
    await expect(request).rejects.toMatchObject({ code: 'invalid_request', details: { id: [expect.any(String)] } });
    expect(socket.requests(ready)).toEqual([]);
  },
);

test('Data nested too deep for the service to read is not sent', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const nested = (depth: number): object => (depth === 1 ? {} : { data: nested(depth - 1) });
  const request = client.updateLobby(nested(16));
  await expect(request).rejects.toMatchObject({ code: 'invalid_request', details: { data: [expect.any(String)] } });
  ignoreOutcome(client.updateLobby(nested(15)));
  expect(socket.requests('lobby.update').map(({ data }) => data)).toEqual([nested(15)]);
});

test('Two concurrent requests can have the same id', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const request = [1, 2].map(() => client.request('lobby.leave', {}, { id: 'mine' }));
  expect(socket.requests('lobby.leave').map(({ id }) => id)).toEqual(['mine', 'mine']);
  socket.reply('mine');
  socket.reply('mine');
  expect(await Promise.all(request)).toEqual([{}, {}]);
});

test('The compiler demands the data that an action requires', () => {
  const { client } = setUp();
  // @ts-expect-error
  ignoreOutcome(client.request('lobby.create'));
  // @ts-expect-error
  ignoreOutcome(client.createLobby());
  ignoreOutcome(client.request('lobby.get'));
  ignoreOutcome(client.request('member.ready', { ready: true }, { timeoutMs: 1_000 }));
});

test('Each method sends its action with the data and the options that it is given', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  for (const [method, action] of Object.entries(methods)) {
    const args: unknown[] = methodsWithoutData.includes(method) ? [] : [{ name: 'x' }];
    ignoreOutcome((client[method as keyof Methods] as Function)(...args, { id: method }));
    expect(socket.sent.at(-1)).toEqual({ action, id: method, data: args[0] ?? {} });
  }
});

test('Only the client itself can send session.hello', () => {
  const { client } = setUp();
  // @ts-expect-error
  ignoreOutcome(client.request('session.hello', {}));
  expect(Object.values(methods)).not.toContain('session.hello');
});

test('A request before connecting is rejected', async () => {
  const { client } = setUp();
  await expect(client.getLobby()).rejects.toMatchObject({ code: 'closed' });
});

test('No timers are left once all requests have a reply', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const before = vi.getTimerCount();
  const request = client.getLobby();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  await request;
  expect(vi.getTimerCount()).toBe(before);
});
