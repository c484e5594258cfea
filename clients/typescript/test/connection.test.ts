import { expect, test, vi } from 'vitest';
import { createLobbyClient } from '../src/index.js';
import { FakeSocket, forget, limits, lobby, push, setUp } from './fakes.js';

/** When the planned change of sockets comes, with `random` at 0.5. */
const RENEWAL_MS = limits.connectionSeconds * 1000 * 0.9;

const watch = (client: ReturnType<typeof setUp>['client']) => {
  const states: string[] = [];
  client.connection.subscribe(state => states.push(state));
  return states;
};

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

test('A dropped socket is resumed with the version that is held', async () => {
  const { client, online, last, pass, greet } = setUp();
  const socket = await online({ lobby: lobby(5) });
  socket.receive(push(6));
  socket.drop();
  expect(client.connection.getSnapshot()).toBe('reconnecting');
  await pass(250);
  await greet({ missed: [push(8, { previous: 6 })] });
  expect(last().sent[0]!.data).toEqual({ protocol: 1, lobbyId: 'l1', version: 6 });
  expect(client.currentLobby.getSnapshot()).toMatchObject({ version: 8, name: 'v8' });
});

test('A snapshot takes the place of what can not be told any more', async () => {
  const { client, online, pass, greet } = setUp();
  (await online({ lobby: lobby(5) })).drop();
  await pass(250);
  await greet({ lobby: lobby(20) });
  expect(client.currentLobby.getSnapshot()?.version).toBe(20);
});

test('A seat that was lost meanwhile is no longer held', async () => {
  const { client, online, pass, greet } = setUp();
  (await online({ lobby: lobby(5) })).drop();
  await pass(250);
  await greet({ lobby: null });
  expect(client.currentLobby.getSnapshot()).toBeNull();
});

test('A session that is replaced ends the client for good', async () => {
  const { client, online, sockets, pass } = setUp();
  const socket = await online({ lobby: lobby(5) });
  const replaced = vi.fn();
  client.on('session.replaced', replaced);
  const asked = client.member.ready({ ready: true });
  socket.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  socket.drop();
  await expect(asked).rejects.toMatchObject({ code: 'replaced' });
  await expect(client.lobby.leave()).rejects.toMatchObject({ code: 'replaced' });
  await expect(client.connect()).rejects.toMatchObject({ code: 'replaced' });
  client.close();
  await pass(RENEWAL_MS);
  expect(client.connection.getSnapshot()).toBe('replaced');
  expect(replaced).toHaveBeenCalledOnce();
  expect(sockets).toHaveLength(1);
});

test('A socket that the service closes in good order has been replaced, though the frame that says so was lost', async () => {
  const { client, online, sockets, pass } = setUp();
  const socket = await online();
  socket.onclose?.({ code: 1000 });
  await pass(60_000);
  expect(client.connection.getSnapshot()).toBe('replaced');
  expect(sockets).toHaveLength(1);
});

test('So has one that is closed before it is greeted', async () => {
  const { client, last, pass } = setUp();
  forget(client.connect());
  await pass();
  last().onopen?.({});
  last().onclose?.({ code: 1000 });
  expect(client.connection.getSnapshot()).toBe('replaced');
});

test('A greeting that comes after the player has connected elsewhere ends the client too', async () => {
  const { client, last, pass } = setUp();
  forget(client.connect());
  await pass();
  last().onopen?.({});
  last().refuse(last().sent[0]!.id, 'forbidden');
  expect(client.connection.getSnapshot()).toBe('replaced');
});

test('Before the two-hour limit a new socket takes over, and nobody notices', async () => {
  const { client, online, sockets, pass, greet } = setUp();
  const old = await online({ lobby: lobby(5) });
  const states = watch(client);
  await pass(RENEWAL_MS - 1);
  expect(sockets).toHaveLength(1);
  await pass(1);
  expect(sockets).toHaveLength(2);
  expect(old.isClosed).toBe(false);

  old.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  old.drop();
  await greet({ missed: [push(6)] });
  expect(states).toEqual(['online']);
  expect(old.isClosed).toBe(true);
  expect(client.currentLobby.getSnapshot()?.version).toBe(6);
});

/** A client whose planned change of sockets has begun. */
async function renewing() {
  const world = setUp();
  const old = await world.online({ lobby: lobby(5) });
  await world.pass(RENEWAL_MS);
  expect(world.sockets).toHaveLength(2);
  return { ...world, old };
}

test('What is asked while sockets change goes over the new one', async () => {
  const { client, old, last, pass, greet } = await renewing();
  const asked = client.member.ready({ ready: true });
  await pass();
  expect(old.requests('member.ready')).toEqual([]);
  await greet({ missed: [] });
  last().reply(last().requests('member.ready')[0]!.id, { version: 6 });
  expect(await asked).toEqual({ version: 6 });
});

test('What the old socket is refused while sockets change is asked again over the new one', async () => {
  const { client, online, last, pass, greet } = setUp();
  const old = await online();
  await pass(RENEWAL_MS - 5_000);
  const asked = client.lobby.join({ code: 'K7QF2M' });
  await pass(5_000);
  expect(last()).not.toBe(old);
  const { id } = old.requests('lobby.join')[0]!;
  old.refuse(id, 'forbidden');
  await greet();
  expect(last().requests('lobby.join')[0]!.id).toBe(id);
  last().reply(id, lobby(5));
  expect(await asked).toEqual(lobby(5));
});

test('When the new socket is turned away, the old one stays in use', async () => {
  const { client, old, sockets, last, pass, greet } = await renewing();
  const states = watch(client);
  const asked = client.member.ready({ ready: true });
  await pass();
  last().drop();
  old.reply(old.requests('member.ready')[0]!.id, { version: 6 });
  await asked;
  await pass(250);
  expect(sockets).toHaveLength(3);
  await greet({ missed: [] });
  expect(states).toEqual(['online']);
});

test.each([
  ['it has opened', ({ last }: Awaited<ReturnType<typeof renewing>>) => last().onopen?.({})],
  [
    'the service has taken it for the player’s',
    ({ old }) => old.receive({ type: 'session.replaced', reason: 'connectedElsewhere' }),
  ],
])('When the new socket is lost after %s, there is no way back', async (_, opened) => {
  const world = await renewing();
  opened(world);
  world.last().drop();
  expect(world.client.connection.getSnapshot()).toBe('reconnecting');
  expect(world.old.isClosed).toBe(true);
});

test('A new socket about which nothing is heard may have taken over, so there is no way back', async () => {
  const { client, old, pass } = await renewing();
  await pass(10_000);
  expect(client.connection.getSnapshot()).toBe('reconnecting');
  expect(old.isClosed).toBe(true);
});

test('A new socket that is itself replaced ends the client', async () => {
  const { client, last } = await renewing();
  last().onopen?.({});
  last().receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  expect(client.connection.getSnapshot()).toBe('replaced');
});

test('A seat that is taken over the old socket is not lost to an earlier greeting', async () => {
  const { client, online, last, pass } = setUp();
  const old = await online();
  await pass(RENEWAL_MS - 5_000);
  forget(client.lobby.join({ code: 'K7QF2M' }));
  await pass(5_000);
  last().onopen?.({});
  old.reply(old.requests('lobby.join')[0]!.id, lobby(5));
  last().reply(last().sent[0]!.id, { playerId: 'p1', name: 'Ada', serverTime: '', protocol: 1, limits, lobby: null });
  expect(client.currentLobby.getSnapshot()).toEqual(lobby(5));
});

test('A player that connects elsewhere while a new token is fetched has replaced this client', async () => {
  const { client, online, token, pass } = setUp();
  const old = await online();
  token.mockImplementationOnce(() => new Promise(() => undefined));
  await pass(RENEWAL_MS);
  old.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  expect(client.connection.getSnapshot()).toBe('replaced');
});

const GREETING_MS = 240_000;

test('A socket is greeted over anew every four minutes, so it never idles', async () => {
  const { online, pass } = setUp();
  const socket = await online();
  for (let count = 1; count <= 3; count++) {
    await pass(GREETING_MS);
    expect(socket.requests('session.hello')).toHaveLength(1 + count);
  }
});

test.each([
  ['a change', { lobby: null, missed: [push(6)] }, lobby(6, { name: 'v6' })],
  ['many changes', { lobby: lobby(300) }, lobby(300)],
  ['its own removal', { lobby: null }, null],
])('A player that was not told of %s learns it by the next greeting', async (_, answer, outcome) => {
  const { client, online, pass } = setUp();
  const socket = await online({ lobby: lobby(5) });
  socket.answersCalls = false;
  await pass(GREETING_MS);
  const { id, data } = socket.requests('session.hello')[1]!;
  expect(data).toEqual({ protocol: 1, lobbyId: 'l1', version: 5 });
  socket.reply(id, { ...socket.greeting, ...answer });
  const current = client.currentLobby.getSnapshot();
  expect(current && { ...current, updatedAt: lobby(5).updatedAt }).toEqual(outcome);
});

test('A player that was not told that it is replaced learns it by the next greeting', async () => {
  const { client, online, pass, sockets } = setUp();
  const socket = await online({ lobby: lobby(5) });
  socket.answersCalls = false;
  await pass(GREETING_MS);
  socket.refuse(socket.requests('session.hello')[1]!.id, 'forbidden');
  await pass();
  expect(client.connection.getSnapshot()).toBe('replaced');
  expect(socket.isClosed).toBe(true);
  await pass(RENEWAL_MS);
  expect(sockets).toHaveLength(1);
});

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
