import { expect, test, vi } from 'vitest';
import { RENEWAL_MS, forget, lobby, push, setUp } from './fakes.js';

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
