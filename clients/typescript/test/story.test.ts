import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.js';
import { browseLobbies } from '../src/index.js';
import { connectPlayer, lobbyWhere, nextEvent } from './players.js';

const rules = { mode: 'ctf', maxPlayers: 4, countdownSeconds: 0 };

test('Two players play a match while one loses the connection and returns', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const { code, lobbyId } = await ada.client.lobby.create({
    name: 'Friday night',
    ...rules,
    teams: [{ name: 'red', size: 4 }],
  });
  await grace.client.lobby.join({ code, memberData: { level: '12' } });
  await lobbyWhere(ada.client, lobby => lobby.members.length === 2);

  await Promise.all([ada, grace].map(({ client }) => client.member.ready({ ready: true })));
  const ticket = nextEvent(grace.client, 'match.ticket');
  await lobbyWhere(ada.client, lobby => lobby.members.every(member => member.ready));
  await ada.client.match.start();
  const { match } = await lobbyWhere(grace.client, lobby => lobby.status === 'inMatch');
  expect(await ticket).toMatchObject({ lobbyId, matchId: (match as { matchId: string }).matchId });

  const opened = nextEvent(grace.client, 'session.opened');
  grace.cut();
  await lobbyWhere(ada.client, lobby => lobby.members[1]!.presence === 'away');
  expect(await opened).toMatchObject({ playerId: grace.playerId });
  await lobbyWhere(ada.client, lobby => lobby.members[1]!.presence === 'online');

  await ada.client.match.end({ result: 'red' });
  await lobbyWhere(grace.client, lobby => lobby.status === 'open' && lobby.members.every(member => !member.ready));
});

test('A host who leaves makes the other player host, and the lobby stays in sync', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const { code } = await ada.client.lobby.create({ name: 'Hosts', ...rules, region: 'eu' });
  await grace.client.lobby.join({ code });
  await ada.client.lobby.update({ region: null, data: { map: 'dust', _seed: '7' } });
  const removed = nextEvent(ada.client, 'lobby.removed');
  await ada.client.lobby.leave();
  expect(ada.client.currentLobby.getSnapshot()).toBeNull();
  expect(await removed).toMatchObject({ reason: 'left' });
  const replica = await lobbyWhere(
    grace.client,
    lobby => lobby.hostId === grace.playerId && lobby.members.length === 1,
  );
  const { bans, ...lobby } = await grace.client.lobby.get();
  expect(replica).toStrictEqual(lobby);
});

test('A request made while offline is executed once after the reconnect', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const { code } = await ada.client.lobby.create({ name: 'Chat', ...rules });
  await grace.client.lobby.join({ code });
  const texts: string[] = [];
  ada.client.on('chat.message', ({ text }) => texts.push(text));

  const first = grace.client.chat.send({ text: 'first' });
  grace.cut();
  const { messageId } = await first;
  const second = grace.client.chat.send({ text: 'second' });
  await Promise.all([second, nextEvent(ada.client, 'chat.message')]);
  const { messages } = await ada.client.chat.history();
  expect(messages.map(({ text }) => text)).toEqual(['first', 'second']);
  expect(messages[0]!.messageId).toBe(messageId);
});

test('A repeated request id is executed once', async () => {
  const { client } = await connectPlayer('Ada');
  const data = { name: 'Once', ...rules };
  const first = await client.request('lobby.create', data, { id: 'create-1' });
  const second = await client.request('lobby.create', data, { id: 'create-1' });
  expect(second.lobbyId).toBe(first.lobbyId);
});

test('A connection from another client ends this one', async () => {
  const first = await connectPlayer('Ada');
  const replaced = nextEvent(first.client, 'session.replaced');
  const second = await connectPlayer('Ada', { playerId: first.playerId });
  expect(await replaced).toMatchObject({ reason: 'connectedElsewhere' });
  expect(first.client.connection.getSnapshot()).toBe('replaced');
  expect(second.client.connection.getSnapshot()).toBe('online');
});

test('A renewal after two hours is invisible to other members', async () => {
  // Only the timer for the planned renewal runs for more than an hour.
  let renew: () => void = () => expect.unreachable();
  const captureRenewal = (callback: () => void, ms: number) =>
    ms > 3_600_000 ? (renew = callback) : setTimeout(callback, ms);
  const grace = await connectPlayer('Grace', { clock: { ...systemClock, setTimeout: captureRenewal } });
  const ada = await connectPlayer('Ada');
  const { code } = await ada.client.lobby.create({ name: 'Two hours', ...rules });
  await grace.client.lobby.join({ code });

  const states = new Set<string>();
  grace.client.connection.subscribe(state => states.add(state));
  const changesSeen: unknown[] = [];
  ada.client.on('lobby.changed', ({ changes }) =>
    changesSeen.push(...changes.filter(change => change.kind !== 'member.joined')),
  );

  const opened = nextEvent(grace.client, 'session.opened');
  renew();
  const updated = grace.client.member.update({ data: { level: '12' } });
  await Promise.all([opened, updated]);
  expect(grace.sockets).toHaveLength(2);
  await lobbyWhere(ada.client, lobby => lobby.members[1]?.data.level === '12');
  await grace.client.member.ready({ ready: true });
  await lobbyWhere(ada.client, lobby => lobby.members[1]!.ready);
  expect([...states]).toEqual(['online']);
  expect(changesSeen).toEqual([
    { kind: 'member.updated', playerId: grace.playerId, data: { level: '12' } },
    { kind: 'member.updated', playerId: grace.playerId, ready: true },
  ]);
});

test('An error has the code and the details of the refusal', async () => {
  const { client } = await connectPlayer('Ada');
  await expect(client.lobby.join({ code: 'AAAAAA' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(client.lobby.create({ name: '', mode: 'ctf', maxPlayers: 4 })).rejects.toMatchObject({
    code: 'invalid_request',
    details: { name: expect.anything() },
  });
});

test('A lobby browser shows new lobbies', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const mode = `browse-${process.pid}`;
  const browser = browseLobbies(grace.client, { mode });
  await ada.client.lobby.create({ name: 'Seen', mode, maxPlayers: 4 });
  await expect.poll(() => browser.getSnapshot().map(({ name }) => name), { timeout: 45_000 }).toContain('Seen');
  browser.close();
});

test('The estimated service time matches this machine’s clock', async () => {
  const { client } = await connectPlayer('Ada');
  expect(Math.abs(client.serverNow() - Date.now())).toBeLessThan(1_000);
});
