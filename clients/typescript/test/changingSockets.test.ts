import { expect, test } from 'vitest';
import { RENEWAL_MS, forget, limits, lobby, push, setUp, watch } from './fakes.js';

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

test('The renewal time counts from the handshake', async () => {
  const { client, sockets, pass, greet } = setUp();
  forget(client.connect());
  await pass(8_000);
  await greet();
  await pass(RENEWAL_MS - 8_001);
  expect(sockets).toHaveLength(1);
  await pass(1);
  expect(sockets).toHaveLength(2);
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
