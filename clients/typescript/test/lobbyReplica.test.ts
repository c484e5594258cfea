import { expect, test, vi } from 'vitest';
import type { LobbyChange, LobbySnapshot, UpdateLobby } from '../src/index.js';
import { ignoreOutcome, lobby, member, push, setUp } from './fakes.js';

async function setUpInLobby() {
  const setup = setUp();
  const socket = await setup.goOnline({ lobby: lobby(5) });
  const emitted: number[] = [];
  setup.client.on('lobbyChanged', ({ push }) => push && emitted.push(push.version));
  return { ...setup, socket, emitted, current: () => setup.client.currentLobby.getSnapshot() };
}

test('Pushes in order are applied and emitted', async () => {
  const { socket, current, emitted } = await setUpInLobby();
  socket.receive(push(6), push(7));
  expect(current()).toMatchObject({ version: 7, name: 'v7' });
  expect(emitted).toEqual([6, 7]);
});

test('A lobby.changed push that arrives twice is emitted once', async () => {
  const { socket, current, emitted } = await setUpInLobby();
  socket.receive(push(6), push(6), push(5));
  expect(current()?.version).toBe(6);
  expect(emitted).toEqual([6]);
});

test('Pushes out of order are applied in order without fetching the lobby', async () => {
  const { socket, current, emitted, advance } = await setUpInLobby();
  socket.receive(push(8), push(7));
  expect(current()?.version).toBe(5);
  socket.receive(push(6));
  expect(current()).toMatchObject({ version: 8, name: 'v8' });
  expect(emitted).toEqual([6, 7, 8]);
  await advance(5_000);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A push of several versions that starts before the current one is applied', async () => {
  const { socket, current } = await setUpInLobby();
  socket.receive(push(7, { previous: 3 }));
  expect(current()).toMatchObject({ version: 7, name: 'v7' });
});

test('The lobby is fetched after a version has been missing for a second', async () => {
  const { socket, current, advance, emitted } = await setUpInLobby();
  socket.receive(push(7));
  await advance(999);
  expect(socket.requests('lobby.get')).toEqual([]);
  await advance(1);
  expect(socket.requests('lobby.get')).toHaveLength(1);

  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(6));
  expect(current()).toMatchObject({ version: 7, name: 'v7' });
  expect(emitted).toEqual([7]);
  await advance(5_000);
  expect(socket.requests('lobby.get')).toHaveLength(1);
});

test('The lobby is fetched again while a version is still missing', async () => {
  const { socket, advance } = await setUpInLobby();
  socket.receive(push(7));
  await advance(1_000);
  socket.refuse(socket.requests('lobby.get')[0]!.id, 'internal');
  await advance(1_000);
  expect(socket.requests('lobby.get')).toHaveLength(2);
});

test.each([500, 1_500])('A client closed %i ms after a version went missing runs no timers', async ms => {
  const { client, socket, advance } = await setUpInLobby();
  socket.receive(push(7));
  await advance(ms);
  client.close();
  await advance(1_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('Only one fetch for a missing version runs at a time', async () => {
  const { socket, advance } = await setUpInLobby();
  socket.receive(push(7));
  await advance(1_000);
  socket.receive(push(8));
  await advance(3_000);
  expect(socket.requests('lobby.get')).toHaveLength(1);
});

test('A version that the lobby never had is fetched once', async () => {
  const { client, socket, advance } = await setUpInLobby();
  // A caller with the scope lobby:admin kicks a player from a lobby that the caller is not in.
  ignoreOutcome(client.kickMember({ playerId: 'p9' }));
  socket.reply(socket.requests('member.kick')[0]!.id, { version: 50 });
  await advance(1_000);
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  await advance(5_000);
  expect(socket.requests('lobby.get')).toHaveLength(1);
});

test('A version of another lobby is not expected of the player’s own', async () => {
  const { client, socket, advance } = await setUpInLobby();
  ignoreOutcome(client.updateLobby({ lobbyId: 'l2', locked: true }));
  socket.reply(socket.requests('lobby.update')[0]!.id, { version: 50 });
  await advance(5_000);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A reply can arrive before the push of its change', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  const ready = client.setReady({ ready: true });
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  expect(await ready).toEqual({ version: 6 });
  await advance(500);
  socket.receive(push(6));
  await advance(5_000);
  expect(current()?.version).toBe(6);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A version that a reply announced and no push delivers is fetched', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  ignoreOutcome(client.setReady({ ready: true }));
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  await advance(1_000);
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(6));
  expect(current()?.version).toBe(6);
});

test('Pushes that arrive before the reply to a join are applied after it', async () => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  ignoreOutcome(client.joinLobby({ code: 'K7QF2M' }));
  await advance();
  socket.receive(push(6));
  expect(client.currentLobby.getSnapshot()).toBeNull();
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(5));
  expect(client.currentLobby.getSnapshot()).toMatchObject({ version: 6, name: 'v6' });
});

test('A quick join sets the lobby', async () => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  ignoreOutcome(client.quickJoin({ mode: 'ctf' }));
  await advance();
  socket.reply(socket.requests('lobby.quickJoin')[0]!.id, { created: false, lobby: lobby(5) });
  expect(client.currentLobby.getSnapshot()).toEqual(lobby(5));
});

test('A lobby that the player has joined again ignores outdated pushes', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  const listener = vi.fn();
  client.on('pushReceived', listener);
  socket.receive(
    push(4),
    { type: 'lobby.removed', lobbyId: 'l1', version: 4, reason: 'kicked' },
    { type: 'lobby.closed', lobbyId: 'l1', version: 4, reason: 'idle' },
  );
  await advance(5_000);
  expect(current()?.version).toBe(5);
  expect(listener).not.toHaveBeenCalled();
  expect(socket.requests('lobby.get')).toEqual([]);
});

test.each([
  ['lobby.closed', 'lobbyClosed'],
  ['lobby.removed', 'lobbyRemoved'],
] as const)('%s clears the lobby, and late pushes do not restore it', async (type, event) => {
  const { client, socket, current } = await setUpInLobby();
  const listener = vi.fn();
  client.on(event, listener);
  const ended = { type, lobbyId: 'l1', version: 8, reason: 'kicked' };
  socket.receive(ended, ended, push(6), push(7));
  expect(current()).toBeNull();
  expect(listener).toHaveBeenCalledOnce();
});

test('lobbyChanged reports joining, each change and leaving with the lobby before and after it', async () => {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline();
  const changes: LobbyChange[] = [];
  client.on('lobbyChanged', change => changes.push(change));
  ignoreOutcome(client.joinLobby({ code: 'K7QF2M' }));
  socket.receive(push(6));
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(5));
  ignoreOutcome(client.leaveLobby());
  await advance();
  socket.reply(socket.requests('lobby.leave')[0]!.id);

  const renamed = { ...lobby(6, { name: 'v6' }), updatedAt: push(6).at };
  expect(changes).toEqual([
    { before: null, after: lobby(5), push: null },
    { before: lobby(5), after: renamed, push: push(6) },
    { before: renamed, after: null, push: null },
  ]);
  expect(changes[1]!.before).toBe(changes[0]!.after);
  expect(changes[2]!.before).toBe(changes[1]!.after);
});

test('lobbyChanged reports the lobby of the first connection, and a snapshot that skips versions', async () => {
  const { client, goOnline, advance, acceptHello } = setUp();
  const versions: unknown[] = [];
  client.on('lobbyChanged', ({ before, after, push }) => versions.push([before?.version, after?.version, push]));
  const socket = await goOnline({ lobby: lobby(5) });
  socket.drop();
  await advance(250);
  await acceptHello({ lobby: lobby(20) });
  expect(versions).toEqual([
    [undefined, 5, null],
    [5, 20, null],
  ]);
});

test('A snapshot that changes nothing is not reported', async () => {
  const { client, socket } = await setUpInLobby();
  const listener = vi.fn();
  client.on('lobbyChanged', listener);
  ignoreOutcome(client.getLobby());
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  expect(listener).not.toHaveBeenCalled();
});

test('A removal from an earlier stay does not end a later one', async () => {
  const { socket, current } = await setUpInLobby();
  socket.receive({ type: 'lobby.removed', lobbyId: 'l1', version: 3, reason: 'left' });
  expect(current()?.version).toBe(5);
});

test('A snapshot requested before leaving does not restore the lobby', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  ignoreOutcome(client.getLobby());
  ignoreOutcome(client.leaveLobby());
  await advance();
  socket.reply(socket.requests('lobby.leave')[0]!.id);
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5));
  expect(current()).toBeNull();
});

test('Fetching another lobby does not change the current one', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  ignoreOutcome(client.getLobby({ lobbyId: 'l2' }));
  await advance();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(9, { lobbyId: 'l2', members: [member('p3')] }));
  expect(current()?.lobbyId).toBe('l1');
});

test.each(['lobby.get', 'lobby.join', 'lobby.quickJoin'] as const)(
  '%s does not set a lobby that the player is not a member of',
  async action => {
    const { client, goOnline, advance } = setUp();
    const socket = await goOnline();
    ignoreOutcome(client.request(action, { code: 'K7QF2M' }));
    await advance();
    const otherLobby = lobby(9, { members: [member('p3')] });
    socket.reply(
      socket.requests(action)[0]!.id,
      action === 'lobby.quickJoin' ? { created: false, lobby: otherLobby } : otherLobby,
    );
    expect(client.currentLobby.getSnapshot()).toBeNull();
  },
);

test('A late snapshot of the previous lobby does not restore it', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  ignoreOutcome(client.getLobby());
  ignoreOutcome(client.joinLobby({ lobbyId: 'l2' }));
  await advance();
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(2, { lobbyId: 'l2' }));
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(9));
  expect(current()?.lobbyId).toBe('l2');
});

test('A version announced for one lobby is not expected of the next', async () => {
  const { client, socket, advance } = await setUpInLobby();
  ignoreOutcome(client.setReady({ ready: true }));
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 9 });
  ignoreOutcome(client.joinLobby({ lobbyId: 'l2' }));
  await advance();
  socket.reply(socket.requests('lobby.join')[0]!.id, lobby(2, { lobbyId: 'l2' }));
  await advance(5_000);
  expect(socket.requests('lobby.get')).toEqual([]);
});

test('A player who turns out to be in no lobby has no current lobby', async () => {
  const { socket, current, advance } = await setUpInLobby();
  socket.repliesAutomatically = false;
  socket.receive(push(7));
  await advance(1_000);
  socket.refuse(socket.requests('lobby.get')[0]!.id, 'not_in_lobby');
  socket.reply(socket.requests('session.hello')[1]!.id, socket.helloReply && { ...socket.helloReply, lobby: null });
  expect(current()).toBeNull();
});

test('The current lobby stays the same object until something changes', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  const before = current();
  ignoreOutcome(client.getLobby());
  await advance();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(5, { bans: ['p9'] }));
  expect(current()).toBe(before);
});

test('Bans are in the reply to lobby.get but not in the current lobby', async () => {
  const { client, socket, current, advance } = await setUpInLobby();
  const reply = client.getLobby();
  await advance();
  socket.reply(socket.requests('lobby.get')[0]!.id, lobby(6, { bans: ['p9'], banNames: { p9: 'Pia' } }));
  expect((await reply).bans).toEqual(['p9']);
  expect(current()).toStrictEqual(lobby(6));
});

test('Received types are readonly, and request types are mutable', () => {
  const rename = (lobby: LobbySnapshot) => {
    // @ts-expect-error
    lobby.name = 'Mine';
    // @ts-expect-error
    lobby.members[0]!.data.level = '99';
  };
  // Request data can be built step by step.
  const update: UpdateLobby = {};
  update.name = 'Mine';
  ignoreOutcome(setUp().client.updateLobby(update));
  void rename;
});
