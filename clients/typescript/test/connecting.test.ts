import { expect, test, vi } from 'vitest';
import { LobbyClient } from '../src/index.js';
import { FakeSocket, RENEWAL_MS, ignoreOutcome, lobby, setUp, recordStates } from './fakes.js';

test('A client goes from closed through connecting to online', async () => {
  const { client, acceptHello, advance, lastSocket } = setUp();
  const states = recordStates(client);
  const connected = client.connect();
  await advance();
  expect(lastSocket().protocols).toEqual(['lobby.v1', 'bearer.token1']);
  await acceptHello();
  await connected;
  expect(states).toEqual(['closed', 'connecting', 'online']);
  expect([client.playerId, client.playerName]).toEqual(['p1', 'Ada']);
});

test('Connecting twice opens one connection', async () => {
  const { client, goOnline, sockets } = setUp();
  await goOnline();
  await client.connect();
  expect(sockets).toHaveLength(1);
});

test('Each connection uses a new token', async () => {
  const { client, goOnline, lastSocket, advance, token } = setUp();
  token.mockImplementationOnce(() => 'sync').mockImplementationOnce(() => Promise.resolve('async'));
  const socket = await goOnline();
  expect(socket.protocols[1]).toBe('bearer.sync');
  socket.drop();
  await advance(250);
  expect(lastSocket().protocols[1]).toBe('bearer.async');
  expect(client.state.getSnapshot()).toBe('reconnecting');
});

test('A token provider that fails before the first connection rejects connect and all requests', async () => {
  const { client, token, advance, sockets } = setUp();
  const lost = vi.fn();
  client.on('sessionLost', lost);
  const reason = new Error('signed out');
  token.mockImplementationOnce(() => Promise.reject(reason));
  const connecting = client.connect().catch(error => error);
  const request = client.getLobby().catch(error => error);
  await advance();
  expect(await connecting).toBe(reason);
  expect(await request).toBe(reason);
  expect(client.state.getSnapshot()).toBe('closed');
  expect(lost).not.toHaveBeenCalled();
  await advance(60_000);
  expect(sockets).toEqual([]);
});

test('A client can connect again after the token provider failed', async () => {
  const { client, token, goOnline } = setUp();
  token.mockImplementationOnce(() => Promise.reject(new Error('signed out')));
  await expect(client.connect()).rejects.toThrow('signed out');
  await goOnline();
  expect(client.state.getSnapshot()).toBe('online');
});

test('A token provider that fails during a reconnect is called again', async () => {
  const { client, token, goOnline, advance, acceptHello } = setUp();
  const socket = await goOnline();
  const lost = vi.fn();
  client.on('sessionLost', lost);
  const reason = new Error('signed out');
  token.mockImplementationOnce(() => Promise.reject(reason));
  socket.drop();
  await advance(250);
  expect(client.state.getSnapshot()).toBe('reconnecting');
  expect(lost).toHaveBeenLastCalledWith({ cause: reason, attempt: 2, retryInMs: 500 });
  await advance(500);
  await acceptHello();
  expect(client.state.getSnapshot()).toBe('online');
});

test('Connecting while the client waits to retry retries at once', async () => {
  const { client, goOnline, advance, acceptHello, sockets } = setUp();
  const socket = await goOnline();
  socket.drop();
  const connected = client.connect();
  await advance();
  expect(sockets).toHaveLength(2);
  ignoreOutcome(client.connect());
  await advance(60);
  expect(sockets).toHaveLength(2);
  await acceptHello();
  await connected;
  await advance(250);
  expect(sockets).toHaveLength(2);
});

test.each([undefined, null, '', 7])('A token provider that returns %j has failed', async value => {
  const { client, token, sockets } = setUp();
  token.mockImplementationOnce(() => value as never);
  await expect(client.connect()).rejects.toThrow(TypeError);
  expect(sockets).toEqual([]);
});

test.each([undefined, '', 'nonsense', '/v1', 'https://lobby.test/v1'])('The url %j is rejected at once', url => {
  const options = { url: url as string, token: () => 'token', WebSocket: FakeSocket };
  expect(() => new LobbyClient(options)).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(/url/i) }),
  );
});

test('A token instead of a token provider is rejected at once', () => {
  const options = { url: 'ws://lobby.test/v1', token: 'token' as never, WebSocket: FakeSocket };
  expect(() => new LobbyClient(options)).toThrow(TypeError);
});

test('A token provider has 60 seconds before it is called again', async () => {
  const { client, token, advance } = setUp();
  token.mockImplementation(() => new Promise(() => undefined));
  ignoreOutcome(client.connect());
  await advance(59_999);
  expect(token).toHaveBeenCalledOnce();
  await advance(251);
  expect(token).toHaveBeenCalledTimes(2);
});

test('Retry delays double up to half a minute, with jitter', async () => {
  const { client, lastSocket, advance } = setUp();
  const delays: number[] = [];
  client.on('sessionLost', ({ retryInMs }) => delays.push(retryInMs));
  ignoreOutcome(client.connect());
  await advance();
  for (let attempt = 0; attempt < 9; attempt++) {
    lastSocket().drop();
    await advance();
    await advance(delays.at(-1));
  }
  expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test('A connection that drops right after opening does not reset the retry delay', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const delays: number[] = [];
  client.on('sessionLost', ({ retryInMs }) => delays.push(retryInMs));
  await goOnline();
  lastSocket().drop();
  await advance(250);
  await acceptHello();
  lastSocket().drop();
  await advance(500);
  await acceptHello();
  await advance(10_000);
  lastSocket().drop();
  await advance(250);
  await advance(10_000);
  lastSocket().drop();
  expect(delays).toEqual([250, 500, 250, 500]);
});

test('A connection that opens without a hello reply is given up', async () => {
  const { client, sockets, lastSocket, advance, acceptHello } = setUp();
  ignoreOutcome(client.connect());
  await advance();
  lastSocket().onopen?.({});
  await advance(10_000);
  expect(sockets[0]!.isClosed).toBe(true);
  await advance(250);
  expect(sockets).toHaveLength(2);
  await acceptHello();
  expect(client.state.getSnapshot()).toBe('online');
});

test('A refused hello is retried', async () => {
  const { client, sockets, lastSocket, advance } = setUp();
  ignoreOutcome(client.connect());
  await advance();
  lastSocket().onopen?.({});
  lastSocket().refuse(lastSocket().sent[0]!.id, 'unavailable');
  await advance(250);
  expect(sockets).toHaveLength(2);
});

test('A client closed by a listener of sessionOpened stays closed', async () => {
  const { client, goOnline } = setUp();
  client.on('sessionOpened', () => client.close());
  await goOnline();
  expect(client.state.getSnapshot()).toBe('closed');
});

test('Closing ends requests, the connection and all timers', async () => {
  const { client, goOnline, sockets, advance } = setUp();
  const socket = await goOnline();
  const request = client.getLobby();
  const closed = client.close();
  await expect(request).rejects.toMatchObject({ code: 'closed' });
  await closed;
  await expect(client.getLobby()).rejects.toMatchObject({ code: 'closed' });
  expect(socket.isClosed).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  await advance(RENEWAL_MS);
  expect(sockets).toHaveLength(1);
});

test.each([
  ['A token', () => Promise.resolve('late')],
  ['A failure', () => Promise.reject(new Error('late'))],
])('%s that arrives after closing has no effect', async (_, outcome) => {
  const { client, token, sockets, advance } = setUp();
  token.mockImplementation(() => new Promise<void>(resolve => setTimeout(resolve, 100)).then(outcome));
  ignoreOutcome(client.connect());
  await client.close();
  await advance(100);
  expect(sockets).toEqual([]);
  expect(client.state.getSnapshot()).toBe('closed');
  expect(vi.getTimerCount()).toBe(0);
});

test('Closing rejects a pending connect, and a closed client can connect again', async () => {
  const { client, goOnline, advance } = setUp();
  const connecting = client.connect();
  await advance();
  client.close();
  await expect(connecting).rejects.toMatchObject({ code: 'closed' });
  await goOnline();
  expect(client.state.getSnapshot()).toBe('online');
});

test('close resolves when the socket is closed', async () => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  socket.closesAtOnce = false;
  const isClosed = vi.fn();
  void client.close().then(isClosed);
  void client.close().then(isClosed);
  await advance(1_000);
  expect(isClosed).not.toHaveBeenCalled();
  socket.onclose?.({ code: 1000 });
  await advance();
  expect(isClosed).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

test('close resolves after two seconds when the socket does not close', async () => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  socket.closesAtOnce = false;
  const isClosed = vi.fn();
  void client.close().then(isClosed);
  await advance(1_999);
  expect(isClosed).not.toHaveBeenCalled();
  await advance(1);
  expect(isClosed).toHaveBeenCalledOnce();
});

test('close resolves on a client that never connected', async () => {
  const { client } = setUp();
  await client.close();
  expect(client.state.getSnapshot()).toBe('closed');
  expect(vi.getTimerCount()).toBe(0);
});

test('The service’s clock is estimated from the reply with the shortest round trip', async () => {
  const { client, goOnline, advance } = setUp();
  const ahead = (ms: number) => ({ serverTime: new Date(Date.now() + ms).toISOString() });
  const socket = await goOnline(ahead(5_000));
  expect(client.serverNow - Date.now()).toBe(5_000);

  socket.repliesAutomatically = false;
  const ping = client.ping();
  await advance(200);
  socket.reply(socket.requests('session.ping')[0]!.id, ahead(8_000));
  await ping;
  expect(client.serverNow - Date.now()).toBe(5_000);
});

test('Frames of another protocol are ignored', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  socket.onmessage?.({ data: 'hello' });
  socket.receive({ message: 'Internal server error', connectionId: 'c', requestId: 'r' }, { type: 'lobby.painted' });
  socket.reply('unknown-id');
  expect(client.state.getSnapshot()).toBe('online');
});
