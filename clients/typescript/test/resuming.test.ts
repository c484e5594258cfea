import { expect, test, vi } from 'vitest';
import { RENEWAL_MS, ignoreOutcome, lobby, push, setUp } from './fakes.js';

test('A dropped connection is resumed from the current version', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  socket.receive(push(6));
  socket.drop();
  expect(client.state.getSnapshot()).toBe('reconnecting');
  await advance(250);
  await acceptHello({ missed: [push(8, { previous: 6 })] });
  expect(lastSocket().sent[0]!.data).toEqual({ protocol: 1, lobbyId: 'l1', version: 6 });
  expect(client.currentLobby.getSnapshot()).toMatchObject({ version: 8, name: 'v8' });
});

test('A snapshot replaces missed changes that are no longer available', async () => {
  const { client, goOnline, advance, acceptHello } = setUp();
  (await goOnline({ lobby: lobby(5) })).drop();
  await advance(250);
  await acceptHello({ lobby: lobby(20) });
  expect(client.currentLobby.getSnapshot()?.version).toBe(20);
});

test('A player whose seat was lost while offline has no current lobby', async () => {
  const { client, goOnline, advance, acceptHello } = setUp();
  (await goOnline({ lobby: lobby(5) })).drop();
  await advance(250);
  await acceptHello({ lobby: null });
  expect(client.currentLobby.getSnapshot()).toBeNull();
});

test('A replaced session ends the client for good', async () => {
  const { client, goOnline, sockets, advance } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const replaced = vi.fn();
  client.on('sessionReplaced', replaced);
  const request = client.setReady({ ready: true });
  socket.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  socket.drop();
  await expect(request).rejects.toMatchObject({ code: 'replaced' });
  await expect(client.leaveLobby()).rejects.toMatchObject({ code: 'replaced' });
  await expect(client.connect()).rejects.toMatchObject({ code: 'replaced' });
  client.close();
  await advance(RENEWAL_MS);
  expect(client.state.getSnapshot()).toBe('replaced');
  expect(replaced).toHaveBeenCalledOnce();
  expect(sockets).toHaveLength(1);
});

test('A client that ignored rate_limited learns why it ended', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const request = client.setReady({ ready: true });
  socket.receive({ type: 'session.replaced', reason: 'rateLimited' });
  socket.onclose?.({ code: 1000 });
  const error = { code: 'replaced', message: 'The service ended this client because it ignored rate_limited.' };
  await expect(request).rejects.toMatchObject(error);
  await expect(client.leaveLobby()).rejects.toMatchObject(error);
});

test('A connection that the service closes normally has been replaced', async () => {
  const { client, goOnline, sockets, advance } = setUp();
  const socket = await goOnline();
  socket.onclose?.({ code: 1000 });
  await advance(60_000);
  expect(client.state.getSnapshot()).toBe('replaced');
  expect(sockets).toHaveLength(1);
  await expect(client.connect()).rejects.toMatchObject({
    code: 'replaced',
    message: 'The service closed the connection, probably because the player has connected from another client.',
  });
});

test('A connection closed normally before the hello reply has been replaced', async () => {
  const { client, lastSocket, advance } = setUp();
  ignoreOutcome(client.connect());
  await advance();
  lastSocket().onopen?.({});
  lastSocket().onclose?.({ code: 1000 });
  expect(client.state.getSnapshot()).toBe('replaced');
});

test('A forbidden hello ends the client', async () => {
  const { client, lastSocket, advance } = setUp();
  ignoreOutcome(client.connect());
  await advance();
  lastSocket().onopen?.({});
  lastSocket().refuse(lastSocket().sent[0]!.id, 'forbidden');
  expect(client.state.getSnapshot()).toBe('replaced');
});

const HELLO_INTERVAL_MS = 240_000;

test('A hello every four minutes keeps the connection from idling', async () => {
  const { goOnline, advance } = setUp();
  const socket = await goOnline();
  for (let count = 1; count <= 3; count++) {
    await advance(HELLO_INTERVAL_MS);
    expect(socket.requests('session.hello')).toHaveLength(1 + count);
  }
});

test.each([
  ['a change', { lobby: null, missed: [push(6)] }, lobby(6, { name: 'v6' })],
  ['many changes', { lobby: lobby(300) }, lobby(300)],
  ['the removal of its player', { lobby: null }, null],
])('A client that missed %s catches up with the next hello', async (_, reply, outcome) => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  socket.repliesAutomatically = false;
  await advance(HELLO_INTERVAL_MS);
  const { id, data } = socket.requests('session.hello')[1]!;
  expect(data).toEqual({ protocol: 1, lobbyId: 'l1', version: 5 });
  socket.reply(id, { ...socket.helloReply, ...reply });
  const current = client.currentLobby.getSnapshot();
  expect(current && { ...current, updatedAt: lobby(5).updatedAt }).toEqual(outcome);
});

test('A client that missed its replacement ends with the next hello', async () => {
  const { client, goOnline, advance, sockets } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  socket.repliesAutomatically = false;
  await advance(HELLO_INTERVAL_MS);
  socket.refuse(socket.requests('session.hello')[1]!.id, 'forbidden');
  await advance();
  expect(client.state.getSnapshot()).toBe('replaced');
  expect(socket.isClosed).toBe(true);
  await advance(RENEWAL_MS);
  expect(sockets).toHaveLength(1);
});
