import { expect, test } from 'vitest';
import { RENEWAL_MS, ignoreOutcome, limits, lobby, push, setUp, recordStates } from './fakes.js';

test('A new connection takes over unnoticed before the two-hour limit', async () => {
  const { client, goOnline, sockets, advance, acceptHello } = setUp();
  const old = await goOnline({ lobby: lobby(5) });
  const states = recordStates(client);
  await advance(RENEWAL_MS - 1);
  expect(sockets).toHaveLength(1);
  await advance(1);
  expect(sockets).toHaveLength(2);
  expect(old.isClosed).toBe(false);

  old.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  old.drop();
  await acceptHello({ missed: [push(6)] });
  expect(states).toEqual(['online']);
  expect(old.isClosed).toBe(true);
  expect(client.currentLobby.getSnapshot()?.version).toBe(6);
});

test('The renewal time counts from the handshake', async () => {
  const { client, sockets, advance, acceptHello } = setUp();
  ignoreOutcome(client.connect());
  await advance(8_000);
  await acceptHello();
  await advance(RENEWAL_MS - 8_001);
  expect(sockets).toHaveLength(1);
  await advance(1);
  expect(sockets).toHaveLength(2);
});

/** Sets up a client whose planned renewal has begun. */
async function setUpRenewal() {
  const setup = setUp();
  const old = await setup.goOnline({ lobby: lobby(5) });
  await setup.advance(RENEWAL_MS);
  expect(setup.sockets).toHaveLength(2);
  return { ...setup, old };
}

test('A request made during a renewal is sent over the new connection', async () => {
  const { client, old, lastSocket, advance, acceptHello } = await setUpRenewal();
  const request = client.setReady({ ready: true });
  await advance();
  expect(old.requests('member.ready')).toEqual([]);
  await acceptHello({ missed: [] });
  lastSocket().reply(lastSocket().requests('member.ready')[0]!.id, { version: 6 });
  expect(await request).toEqual({ version: 6 });
});

test('A request refused on the old connection during a renewal is sent again', async () => {
  const { client, goOnline, lastSocket, advance, acceptHello } = setUp();
  const old = await goOnline();
  await advance(RENEWAL_MS - 5_000);
  const request = client.joinLobby({ code: 'K7QF2M' });
  await advance(5_000);
  expect(lastSocket()).not.toBe(old);
  const { id } = old.requests('lobby.join')[0]!;
  old.refuse(id, 'forbidden');
  await acceptHello();
  expect(lastSocket().requests('lobby.join')[0]!.id).toBe(id);
  lastSocket().reply(id, lobby(5));
  expect(await request).toEqual(lobby(5));
});

test('The old connection stays in use when the new one is refused', async () => {
  const { client, old, sockets, lastSocket, advance, acceptHello } = await setUpRenewal();
  const states = recordStates(client);
  const request = client.setReady({ ready: true });
  await advance();
  lastSocket().drop();
  old.reply(old.requests('member.ready')[0]!.id, { version: 6 });
  await request;
  await advance(250);
  expect(sockets).toHaveLength(3);
  await acceptHello({ missed: [] });
  expect(states).toEqual(['online']);
});

test.each([
  ['it opened', ({ lastSocket }: Awaited<ReturnType<typeof setUpRenewal>>) => lastSocket().onopen?.({})],
  ['it took over the session', ({ old }) => old.receive({ type: 'session.replaced', reason: 'connectedElsewhere' })],
])('The old connection is closed when the new one is lost after %s', async (_, loseFallback) => {
  const setup = await setUpRenewal();
  loseFallback(setup);
  setup.lastSocket().drop();
  expect(setup.client.state.getSnapshot()).toBe('reconnecting');
  expect(setup.old.isClosed).toBe(true);
});

test('The old connection is closed when the new one does not respond', async () => {
  const { client, old, advance } = await setUpRenewal();
  await advance(10_000);
  expect(client.state.getSnapshot()).toBe('reconnecting');
  expect(old.isClosed).toBe(true);
});

test('A new connection that is itself replaced ends the client', async () => {
  const { client, lastSocket } = await setUpRenewal();
  lastSocket().onopen?.({});
  lastSocket().receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  expect(client.state.getSnapshot()).toBe('replaced');
});

test('A hello sent before the reply to a join does not undo the join', async () => {
  const { client, goOnline, lastSocket, advance } = setUp();
  const old = await goOnline();
  await advance(RENEWAL_MS - 5_000);
  ignoreOutcome(client.joinLobby({ code: 'K7QF2M' }));
  await advance(5_000);
  lastSocket().onopen?.({});
  old.reply(old.requests('lobby.join')[0]!.id, lobby(5));
  lastSocket().reply(lastSocket().sent[0]!.id, {
    playerId: 'p1',
    name: 'Ada',
    serverTime: '',
    protocol: 1,
    limits,
    lobby: null,
  });
  expect(client.currentLobby.getSnapshot()).toEqual(lobby(5));
});

test('Another client that connects during a token request replaces this one', async () => {
  const { client, goOnline, token, advance } = setUp();
  const old = await goOnline();
  token.mockImplementationOnce(() => new Promise(() => undefined));
  await advance(RENEWAL_MS);
  old.receive({ type: 'session.replaced', reason: 'connectedElsewhere' });
  expect(client.state.getSnapshot()).toBe('replaced');
});
