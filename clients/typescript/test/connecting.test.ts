import { expect, test, vi } from 'vitest';
import { createLobbyClient } from '../src/index.js';
import { FakeSocket, RENEWAL_MS, forget, lobby, setUp, watch } from './fakes.js';

test('A client is closed, connects and is online', async () => {
  const { client, greet, pass, last } = setUp();
  const states = watch(client);
  const connected = client.connect();
  await pass();
  expect(last().protocols).toEqual(['lobby.v1', 'bearer.token1']);
  await greet();
  await connected;
  expect(states).toEqual(['closed', 'connecting', 'online']);
  expect(client.player).toEqual({ playerId: 'p1', name: 'Ada' });
});

test('Connecting twice opens one socket', async () => {
  const { client, online, sockets } = setUp();
  await online();
  await client.connect();
  expect(sockets).toHaveLength(1);
});

test('Each socket is opened with a token of its own', async () => {
  const { client, online, last, pass, token } = setUp();
  token.mockImplementationOnce(() => 'sync').mockImplementationOnce(() => Promise.resolve('async'));
  const socket = await online();
  expect(socket.protocols[1]).toBe('bearer.sync');
  socket.drop();
  await pass(250);
  expect(last().protocols[1]).toBe('bearer.async');
  expect(client.connection.getSnapshot()).toBe('reconnecting');
});

test('A token provider that fails is asked again', async () => {
  const { client, token, pass, greet } = setUp();
  const lost = vi.fn();
  client.on('session.lost', lost);
  const reason = new Error('signed out');
  token.mockImplementationOnce(() => Promise.reject(reason));
  forget(client.connect());
  await pass();
  expect(client.connection.getSnapshot()).toBe('connecting');
  expect(lost).toHaveBeenCalledWith({ cause: reason, attempt: 1, retryInMs: 250 });
  await pass(250);
  await greet();
  expect(client.connection.getSnapshot()).toBe('online');
});

test.each([undefined, null, '', 7])('A token provider that gives %j has failed', async nothing => {
  const { client, token, pass, sockets } = setUp();
  const lost = vi.fn();
  client.on('session.lost', lost);
  token.mockImplementationOnce(() => nothing as never);
  forget(client.connect());
  await pass();
  expect(sockets).toEqual([]);
  expect(lost).toHaveBeenCalledWith({ cause: expect.any(TypeError), attempt: 1, retryInMs: 250 });
});

test.each([undefined, '', 'nonsense', '/v1', 'https://lobby.test/v1'])('The url %j is refused at once', url => {
  const options = { url: url as string, token: () => 'token', WebSocket: FakeSocket };
  expect(() => createLobbyClient(options)).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(/url/i) }),
  );
});

test('A token in place of its provider is refused at once', () => {
  const options = { url: 'ws://lobby.test/v1', token: 'token' as never, WebSocket: FakeSocket };
  expect(() => createLobbyClient(options)).toThrow(TypeError);
});

test('A token may take a while, but not for ever', async () => {
  const { client, token, pass } = setUp();
  token.mockImplementation(() => new Promise(() => undefined));
  forget(client.connect());
  await pass(59_999);
  expect(token).toHaveBeenCalledOnce();
  await pass(251);
  expect(token).toHaveBeenCalledTimes(2);
});

test('Waits between tries double up to half a minute, each cut by chance', async () => {
  const { client, last, pass } = setUp();
  const waits: number[] = [];
  client.on('session.lost', ({ retryInMs }) => waits.push(retryInMs));
  forget(client.connect());
  await pass();
  for (let attempt = 0; attempt < 9; attempt++) {
    last().drop();
    await pass(waits.at(-1));
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test('A socket that is dropped right after it opened does not make the wait short again', async () => {
  const { client, online, last, pass, greet } = setUp();
  const waits: number[] = [];
  client.on('session.lost', ({ retryInMs }) => waits.push(retryInMs));
  await online();
  last().drop();
  await pass(250);
  await greet();
  last().drop();
  await pass(500);
  await greet();
  await pass(10_000);
  last().drop();
  await pass(250);
  await pass(10_000);
  last().drop();
  expect(waits).toEqual([250, 500, 250, 500]);
});

test('A socket that opens and says nothing is given up', async () => {
  const { client, sockets, last, pass, greet } = setUp();
  forget(client.connect());
  await pass();
  last().onopen?.({});
  await pass(10_000);
  expect(sockets[0]!.isClosed).toBe(true);
  await pass(250);
  expect(sockets).toHaveLength(2);
  await greet();
  expect(client.connection.getSnapshot()).toBe('online');
});

test('A greeting that is refused is tried again', async () => {
  const { client, sockets, last, pass } = setUp();
  forget(client.connect());
  await pass();
  last().onopen?.({});
  last().refuse(last().sent[0]!.id, 'unavailable');
  await pass(250);
  expect(sockets).toHaveLength(2);
});

test('Who closes on hearing that the socket is up stays closed', async () => {
  const { client, online } = setUp();
  client.on('session.opened', () => client.close());
  await online();
  expect(client.connection.getSnapshot()).toBe('closed');
});

test('Closing ends everything', async () => {
  const { client, online, sockets, pass } = setUp();
  const socket = await online();
  const asked = client.lobby.get();
  client.close();
  await expect(asked).rejects.toMatchObject({ code: 'closed' });
  await expect(client.lobby.get()).rejects.toMatchObject({ code: 'closed' });
  expect(socket.isClosed).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  await pass(RENEWAL_MS);
  expect(sockets).toHaveLength(1);
});

test.each([
  ['a token', () => Promise.resolve('late')],
  ['a failure', () => Promise.reject(new Error('late'))],
])('%s that comes after closing changes nothing', async (_, outcome) => {
  const { client, token, sockets, pass } = setUp();
  token.mockImplementation(() => new Promise<void>(resolve => setTimeout(resolve, 100)).then(outcome));
  forget(client.connect());
  client.close();
  await pass(100);
  expect(sockets).toEqual([]);
  expect(client.connection.getSnapshot()).toBe('closed');
  expect(vi.getTimerCount()).toBe(0);
});

test('Closing while connecting rejects, and a closed client may connect again', async () => {
  const { client, online, pass } = setUp();
  const connecting = client.connect();
  await pass();
  client.close();
  await expect(connecting).rejects.toMatchObject({ code: 'closed' });
  await online();
  expect(client.connection.getSnapshot()).toBe('online');
});

test('The service’s clock is read off its replies, the quickest of them', async () => {
  const { client, online, pass } = setUp();
  const ahead = (ms: number) => ({ serverTime: new Date(Date.now() + ms).toISOString() });
  const socket = await online(ahead(5_000));
  expect(client.serverNow() - Date.now()).toBe(5_000);

  socket.answersCalls = false;
  const ping = client.session.ping();
  await pass(200);
  socket.reply(socket.requests('session.ping')[0]!.id, ahead(8_000));
  await ping;
  expect(client.serverNow() - Date.now()).toBe(5_000);
});

test('Frames that are not of this protocol are passed over', async () => {
  const { client, online } = setUp();
  const socket = await online({ lobby: lobby(5) });
  socket.onmessage?.({ data: 'hello' });
  socket.receive({ message: 'Internal server error', connectionId: 'c', requestId: 'r' }, { type: 'lobby.painted' });
  socket.reply('unheard-of');
  expect(client.connection.getSnapshot()).toBe('online');
});
