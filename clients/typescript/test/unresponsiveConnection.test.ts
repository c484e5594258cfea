import { expect, test, vi } from 'vitest';
import { RENEWAL_MS, ignoreOutcome, lobby, setUp } from './fakes.js';

test('An unresponsive connection is replaced by a new one', async () => {
  const { client, goOnline, sockets, lastSocket, advance, acceptHello } = setUp();
  const unresponsiveSocket = await goOnline({ lobby: lobby(5) });
  const request = client.setReady({ ready: true });
  await advance(10_000);
  expect(sockets).toHaveLength(2);
  await acceptHello({ missed: [] });
  expect(unresponsiveSocket.isClosed).toBe(true);
  const { id } = unresponsiveSocket.requests('member.ready')[0]!;
  expect(lastSocket().requests('member.ready')[0]!.id).toBe(id);
  lastSocket().reply(id, { version: 6 });
  await request;
});

const unresponsive = { cause: expect.objectContaining({ code: 'timeout' }), attempt: 1, retryInMs: 0 };

test('An unresponsive connection is reported as lost before the next token arrives', async () => {
  const { client, goOnline, token, advance, acceptHello, lastSocket } = setUp();
  const socket = await goOnline();
  const lost = vi.fn();
  client.on('sessionLost', lost);
  token.mockImplementationOnce(() => new Promise(resolve => setTimeout(resolve, 30_000, 'late')));
  ignoreOutcome(client.setReady({ ready: true }, { timeoutMs: 60_000 }));
  await advance(9_999);
  expect(client.state.getSnapshot()).toBe('online');
  await advance(1);
  expect(client.state.getSnapshot()).toBe('reconnecting');
  expect(lost.mock.calls).toEqual([[unresponsive]]);

  ignoreOutcome(client.getLobby());
  expect(socket.requests('lobby.get')).toEqual([]);
  await advance(30_000);
  await acceptHello();
  expect(client.state.getSnapshot()).toBe('online');
  expect(lastSocket().requests('member.ready')).toHaveLength(1);
  expect(lost).toHaveBeenCalledOnce();
});

test('A reply over an abandoned connection is still accepted', async () => {
  const { client, goOnline, token, advance } = setUp();
  const socket = await goOnline();
  token.mockImplementationOnce(() => new Promise(() => undefined));
  const request = client.setReady({ ready: true });
  await advance(10_000);
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  expect(await request).toEqual({ version: 6 });
});

/** Sets up a client that waits for the token of a planned renewal. */
async function setUpRenewalAwaitingToken() {
  const setup = setUp();
  const old = await setup.goOnline();
  const lost = vi.fn();
  setup.client.on('sessionLost', lost);
  setup.token.mockImplementationOnce(() => new Promise(resolve => setTimeout(resolve, 30_000, 'late')));
  await setup.advance(RENEWAL_MS);
  expect(setup.client.state.getSnapshot()).toBe('online');
  return { ...setup, old, lost };
}

test('A connection that stops responding during a token request is not used again', async () => {
  const { client, old, lost, advance, lastSocket } = await setUpRenewalAwaitingToken();
  ignoreOutcome(client.setReady({ ready: true }));
  await advance(10_000);
  expect(client.state.getSnapshot()).toBe('reconnecting');
  expect(lost.mock.calls).toEqual([[unresponsive]]);
  await advance(20_000);
  expect(lastSocket()).not.toBe(old);
  lastSocket().drop();
  await advance();
  expect(old.isClosed).toBe(true);
});

test('A connection that drops during a token request is reported as lost', async () => {
  const { client, old, lost, advance, acceptHello } = await setUpRenewalAwaitingToken();
  old.drop();
  expect(client.state.getSnapshot()).toBe('reconnecting');
  expect(lost.mock.calls).toEqual([[{ cause: { code: 1006 }, attempt: 1, retryInMs: 0 }]]);
  await advance(30_000);
  await acceptHello();
  expect(client.state.getSnapshot()).toBe('online');
});

test('A connection closed normally during a token request has been replaced', async () => {
  const { client, old } = await setUpRenewalAwaitingToken();
  old.onclose?.({ code: 1000 });
  expect(client.state.getSnapshot()).toBe('replaced');
});

test.each(['dropped', 'unresponsive'])('A client closed when its connection is %s stays closed', async fault => {
  const { client, goOnline, sockets, advance } = setUp();
  const socket = await goOnline();
  client.state.subscribe(state => state === 'reconnecting' && client.close());
  ignoreOutcome(client.setReady({ ready: true }));
  if (fault === 'dropped') socket.drop();
  await advance(60_000);
  expect(client.state.getSnapshot()).toBe('closed');
  expect(sockets).toHaveLength(1);
});
