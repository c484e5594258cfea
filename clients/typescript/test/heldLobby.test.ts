import { expect, test, vi } from 'vitest';
import type { LobbyChangedPush, LobbySnapshot, UpdateLobby } from '../src/index.js';
import { forget, lobby, member, push, setUp } from './fakes.js';

async function seated() {
  const world = setUp();
  const socket = await world.online({ lobby: lobby(5) });
  const told: number[] = [];
  world.client.on('lobby.changed', (changed: LobbyChangedPush) => told.push(changed.version));
  return { ...world, socket, told, held: () => world.client.currentLobby.getSnapshot() };
}

test('Pushes in order are applied and told of', async () => {
  const { socket, held, told } = await seated();
  socket.receive(push(6), push(7));
  expect(held()).toMatchObject({ version: 7, name: 'v7' });
  expect(told).toEqual([6, 7]);
});

test('A push that comes twice is told of once', async () => {
  const { socket, held, told } = await seated();
  socket.receive(push(6), push(6), push(5));
  expect(held()?.version).toBe(6);
  expect(told).toEqual([6]);
});

test('Pushes out of order are applied in order, without asking', async () => {
  const { socket, held, told, pass } = await seated();
  socket.receive(push(8), push(7));
  expect(held()?.version).toBe(5);
  socket.receive(push(6));
  expect(held()).toMatchObject({ version: 8, name: 'v8' });
  expect(told).toEqual([6, 7, 8]);
  await pass(5_000);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A push of several versions that begins before what is held is applied', async () => {
  const { socket, held } = await seated();
  socket.receive(push(7, { previous: 3 }));
  expect(held()).toMatchObject({ version: 7, name: 'v7' });
});

test('After a second with a hole the lobby is asked for', async () => {
  const { socket, held, pass, told } = await seated();
  socket.receive(push(7));
  await pass(999);
  expect(socket.requests('lobby.get')).toEqual([]);
  await pass(1);
  expect(socket.requests('lobby.get')).toHaveLength(1);

  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(6));
  expect(held()).toMatchObject({ version: 7, name: 'v7' });
  expect(told).toEqual([7]);
  await pass(5_000);
  expect(socket.requests('lobby.get')).toHaveLength(1);
});

test('A hole that stays is asked about again', async () => {
  const { socket, pass } = await seated();
  socket.receive(push(7));
  await pass(1_000);
  socket.refuse(socket.requests('lobby.get')[0]!.id, 'internal');
  await pass(1_000);
  expect(socket.requests('lobby.get')).toHaveLength(2);
});

test.each([500, 1_500])('A hole does not keep a client busy that was closed %i ms after', async ms => {
  const { client, socket, pass } = await seated();
  socket.receive(push(7));
  await pass(ms);
  client.close();
  await pass(1_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('A hole is asked about once at a time', async () => {
  const { socket, pass } = await seated();
  socket.receive(push(7));
  await pass(1_000);
  socket.receive(push(8));
  await pass(3_000);
  expect(socket.requests('lobby.get')).toHaveLength(1);
});

test('A version that the lobby never had is asked about once', async () => {
  const { client, socket, pass } = await seated();
  // An operator's kick, from a lobby that it is not in.
  forget(client.member.kick({ playerId: 'p9' }));
  socket.reply(socket.requests('member.kick')[0]!.id, { version: 50 });
  await pass(1_000);
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  await pass(5_000);
  expect(socket.requests('lobby.get')).toHaveLength(1);
});

test('The version of a lobby that a request named says nothing of the own one', async () => {
  const { client, socket, pass } = await seated();
  forget(client.lobby.update({ lobbyId: 'l2', locked: true }));
  socket.reply(socket.requests('lobby.update')[0]!.id, { version: 50 });
  await pass(5_000);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A reply may come before the push of its change', async () => {
  const { client, socket, held, pass } = await seated();
  const ready = client.member.ready({ ready: true });
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  expect(await ready).toEqual({ version: 6 });
  await pass(500);
  socket.receive(push(6));
  await pass(5_000);
  expect(held()?.version).toBe(6);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A version that a reply told of and no push brings is asked for', async () => {
  const { client, socket, held, pass } = await seated();
  forget(client.member.ready({ ready: true }));
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  await pass(1_000);
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(6));
  expect(held()?.version).toBe(6);
});

test('Pushes that come before the reply that seats the player are kept for it', async () => {
  const { client, online, pass } = setUp();
  const socket = await online();
  forget(client.lobby.join({ code: 'K7QF2M' }));
  await pass();
  socket.receive(push(6));
  expect(client.currentLobby.getSnapshot()).toBeNull();
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(5));
  expect(client.currentLobby.getSnapshot()).toMatchObject({ version: 6, name: 'v6' });
});

test('Joining quickly seats the player too', async () => {
  const { client, online, pass } = setUp();
  const socket = await online();
  forget(client.lobby.quickJoin({ mode: 'ctf' }));
  await pass();
  socket.reply(socket.requests('lobby.quickJoin')[0]!.id, { created: false, lobby: lobby(5) });
  expect(client.currentLobby.getSnapshot()).toEqual(lobby(5));
});

test.each(['lobby.closed', 'lobby.removed'])('%s ends the lobby, whatever comes late', async type => {
  const { client, socket, held } = await seated();
  const heard = vi.fn();
  client.on(type as 'lobby.closed', heard);
  const ended = { type, lobbyId: 'l1', version: 8, reason: 'kicked' };
  socket.receive(ended, ended, push(6), push(7));
  expect(held()).toBeNull();
  expect(heard).toHaveBeenCalledOnce();
});

test('Being removed from an earlier stay does not end a later one', async () => {
  const { socket, held } = await seated();
  socket.receive({ type: 'lobby.removed', lobbyId: 'l1', version: 3, reason: 'left' });
  expect(held()?.version).toBe(5);
});

test('A snapshot that was on its way when the player left does not bring the lobby back', async () => {
  const { client, socket, held, pass } = await seated();
  forget(client.lobby.get());
  forget(client.lobby.leave());
  await pass();
  socket.reply(socket.requests('lobby.leave')[0]!.id);
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  expect(held()).toBeNull();
});

test('Looking at a lobby of others changes nothing', async () => {
  const { client, socket, held, pass } = await seated();
  forget(client.lobby.get({ lobbyId: 'l2' }));
  await pass();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(9, { lobbyId: 'l2', members: [member('p3')] }));
  expect(held()?.lobbyId).toBe('l1');
});

test.each(['lobby.get', 'lobby.join', 'lobby.quickJoin'] as const)(
  '%s seats nobody who is not a member',
  async action => {
    const { client, online, pass } = setUp();
    const socket = await online();
    forget(client.request(action, { code: 'K7QF2M' }));
    await pass();
    const others = lobby(9, { members: [member('p3')] });
    socket.reply(
      socket.requests(action)[0]!.id,
      action === 'lobby.quickJoin' ? { created: false, lobby: others } : others,
    );
    expect(client.currentLobby.getSnapshot()).toBeNull();
  },
);

test('A late look at the lobby before does not bring it back', async () => {
  const { client, socket, held, pass } = await seated();
  forget(client.lobby.get());
  forget(client.lobby.join({ lobbyId: 'l2' }));
  await pass();
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(2, { lobbyId: 'l2' }));
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(9));
  expect(held()?.lobbyId).toBe('l2');
});

test('What was promised of one lobby is not expected of the next', async () => {
  const { client, socket, pass } = await seated();
  forget(client.member.ready({ ready: true }));
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 9 });
  forget(client.lobby.join({ lobbyId: 'l2' }));
  await pass();
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(2, { lobbyId: 'l2' }));
  await pass(5_000);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A player that turns out to be in no lobby holds none', async () => {
  const { socket, held, pass } = await seated();
  socket.receive(push(7));
  await pass(1_000);
  socket.refuse(socket.requests('lobby.get')[0]!.id, 'not_in_lobby');
  await pass();
  expect(held()).toBeNull();
});

test('What is held stays the same object until something changes', async () => {
  const { client, socket, held, pass } = await seated();
  const before = held();
  forget(client.lobby.get());
  await pass();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5, { bans: ['p9'] }));
  expect(held()).toBe(before);
});

test('Bans are in the reply that was asked for, and not in what is held', async () => {
  const { client, socket, held, pass } = await seated();
  const reply = client.lobby.get();
  await pass();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(6, { bans: ['p9'] }));
  expect((await reply).bans).toEqual(['p9']);
  expect(held()).toStrictEqual(lobby(6));
});

test('The compiler keeps what an app is told from being changed by it', () => {
  const rename = (lobby: LobbySnapshot) => {
    // @ts-expect-error
    lobby.name = 'Mine';
    // @ts-expect-error
    lobby.members[0]!.data.level = '99';
  };
  // What it asks for it may put together.
  const update: UpdateLobby = {};
  update.name = 'Mine';
  forget(setUp().client.lobby.update(update));
  void rename;
});
