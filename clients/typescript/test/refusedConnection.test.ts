import { expect, inject, test, vi } from 'vitest';
import WebSocket from 'ws';
import { LobbyClient, LobbyError } from '../src/index.js';
import { ignoreOutcome, setUp } from './fakes.js';

/** Sets up a client whose first handshake is under way. */
async function setUpConnecting() {
  const setup = setUp();
  const lost = vi.fn();
  setup.client.on('sessionLost', lost);
  const connecting = setup.client.connect().catch(error => error);
  await setup.advance();
  return { ...setup, lost, connecting };
}

const response = () => Promise.resolve(new Response(null, { status: 401 }));

/** Refuses three handshakes: the first and, after the waits, two retries. */
async function refuseThreeTimes({ fetch, lastSocket, advance }: Awaited<ReturnType<typeof setUpConnecting>>) {
  fetch.mockImplementation(response);
  for (const waitMs of [250, 500, 0]) {
    lastSocket().drop();
    await advance();
    await advance(waitMs);
  }
}

test('A service that refuses three handshakes rejects connect and all requests', async () => {
  const setup = await setUpConnecting();
  const { client, fetch, lost, connecting, advance, sockets } = setup;
  const request = client.getLobby().catch(error => error);
  await refuseThreeTimes(setup);
  const error = await connecting;
  expect(error).toBeInstanceOf(LobbyError);
  expect(error).toMatchObject({ code: 'refused', message: 'The service refused the connection. Check the token.' });
  expect(await request).toBe(error);
  expect(client.state.getSnapshot()).toBe('closed');
  expect(fetch).toHaveBeenCalledWith('http://lobby.test/v1', {
    mode: 'no-cors',
    cache: 'no-store',
    signal: expect.any(AbortSignal),
  });

  await advance(60_000);
  expect(sockets).toHaveLength(3);
  expect(lost.mock.calls.map(([{ attempt, retryInMs }]) => [attempt, retryInMs])).toEqual([
    [1, 250],
    [2, 500],
  ]);
  expect(vi.getTimerCount()).toBe(0);
  await expect(client.getLobby()).rejects.toMatchObject({ code: 'closed' });
});

test('connect retries a handshake that the service throttles', async () => {
  const { client, fetch, connecting, lastSocket, advance, acceptHello } = await setUpConnecting();
  fetch.mockImplementation(() => Promise.resolve(new Response(null, { status: 429 })));
  for (const waitMs of [250, 500]) {
    lastSocket().drop();
    await advance();
    expect(client.state.getSnapshot()).toBe('connecting');
    await advance(waitMs);
  }
  await acceptHello();
  expect(await connecting).toBeUndefined();
});

test('A hello that the service finds invalid rejects connect', async () => {
  const { connecting, lastSocket, advance } = await setUpConnecting();
  const socket = lastSocket();
  socket.onopen?.({});
  await advance();
  const error = { code: 'invalid_request', message: 'protocol: Must be 2.', details: { protocol: ['Must be 2.'] } };
  socket.receive({ type: 'reply', id: socket.sent[0]!.id, ok: false, error });
  expect(await connecting).toMatchObject({ code: 'invalid_request', message: 'protocol: Must be 2.' });
});

test('A client that was refused can connect with another token', async () => {
  const setup = await setUpConnecting();
  const { client, connecting, goOnline } = setup;
  await refuseThreeTimes(setup);
  await connecting;
  const socket = await goOnline();
  expect(socket.protocols[1]).toBe('bearer.token4');
  expect(client.state.getSnapshot()).toBe('online');
});

test('connect retries while the service cannot be reached', async () => {
  const { client, lost, connecting, lastSocket, advance, acceptHello } = await setUpConnecting();
  lastSocket().drop();
  await advance();
  expect(client.state.getSnapshot()).toBe('connecting');
  expect(lost).toHaveBeenCalledWith({ cause: { code: 1006 }, attempt: 1, retryInMs: 250 });
  await advance(250);
  await acceptHello();
  expect(await connecting).toBeUndefined();
});

test('connect retries on a platform without fetch', async () => {
  const { lost, lastSocket, advance } = await setUpConnecting();
  vi.stubGlobal('fetch', undefined);
  lastSocket().drop();
  await advance();
  expect(lost).toHaveBeenCalledOnce();
});

test('connect retries when the service does not respond to HTTP within five seconds', async () => {
  const { client, fetch, lost, lastSocket, sockets, advance } = await setUpConnecting();
  const signals: AbortSignal[] = [];
  fetch.mockImplementation((_, options) => {
    signals.push(options!.signal!);
    return new Promise(() => undefined);
  });
  lastSocket().drop();
  await advance(4_999);
  expect(lost).not.toHaveBeenCalled();
  await advance(1);
  expect(lost).toHaveBeenCalledOnce();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  await advance(250);
  expect(sockets).toHaveLength(2);
  expect(client.state.getSnapshot()).toBe('connecting');
});

test('connect retries when the connection closes after the handshake', async () => {
  const { fetch, lost, lastSocket, advance } = await setUpConnecting();
  lastSocket().onopen?.({});
  lastSocket().drop();
  await advance();
  expect(lost).toHaveBeenCalledOnce();
  expect(fetch).not.toHaveBeenCalled();
});

test('A client closed while it finds out why the handshake failed stays closed', async () => {
  const { client, fetch, connecting, lastSocket, sockets, advance } = await setUpConnecting();
  let respond = () => {};
  fetch.mockImplementation(() => new Promise(resolve => (respond = () => resolve(new Response()))));
  lastSocket().drop();
  await client.close();
  expect(await connecting).toMatchObject({ code: 'closed' });
  respond();
  await advance(60_000);
  expect(client.state.getSnapshot()).toBe('closed');
  expect(sockets).toHaveLength(1);
});

test('A reconnect that the service refuses is reported and retried', async () => {
  const { client, fetch, goOnline, lastSocket, advance, acceptHello } = setUp();
  const socket = await goOnline();
  const lost = vi.fn();
  client.on('sessionLost', lost);
  fetch.mockImplementation(response);
  socket.drop();
  await advance(250);
  lastSocket().drop();
  await advance();
  expect(lost).toHaveBeenLastCalledWith({
    cause: expect.objectContaining({ code: 'refused' }),
    attempt: 2,
    retryInMs: 500,
  });
  await advance(500);
  await acceptHello();
  expect(client.state.getSnapshot()).toBe('online');
});

test('A client that connects elsewhere during the request for the reason replaces this one', async () => {
  const { client, fetch, goOnline, lastSocket, advance } = setUp();
  const socket = await goOnline();
  ignoreOutcome(client.setReady({ ready: true }));
  await advance(10_000);
  expect(client.state.getSnapshot()).toBe('reconnecting');
  fetch.mockImplementation(() => new Promise(() => undefined));
  lastSocket().drop();
  socket.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  expect(client.state.getSnapshot()).toBe('replaced');
});

test('A token that cannot be sent rejects connect', async () => {
  const client = new LobbyClient({ url: inject('address'), token: () => 'with spaces', WebSocket });
  await expect(client.connect()).rejects.toThrow(SyntaxError);
  expect(client.state.getSnapshot()).toBe('closed');
});

test('A token that the service does not accept rejects connect', async () => {
  const client = new LobbyClient({ url: inject('address'), token: () => 'forged', WebSocket });
  await expect(client.connect()).rejects.toMatchObject({ name: 'LobbyError', code: 'refused' });
  expect(client.state.getSnapshot()).toBe('closed');
});
