import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.js';
import { browseLobbies } from '../src/index.js';
import { hears, join, sees } from './players.js';

const rules = { mode: 'ctf', maxPlayers: 4, countdownSeconds: 0 };

test('Two players create, join, ready up and start; one loses its socket and comes back', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  const { code, lobbyId } = await ada.client.lobby.create({
    name: 'Friday night',
    ...rules,
    teams: [{ name: 'red', size: 4 }],
  });
  await grace.client.lobby.join({ code, memberData: { level: '12' } });
  await sees(ada.client, lobby => lobby.members.length === 2);

  await Promise.all([ada, grace].map(({ client }) => client.member.ready({ ready: true })));
  const ticket = hears(grace.client, 'match.ticket');
  await sees(ada.client, lobby => lobby.members.every(member => member.ready));
  await ada.client.match.start();
  const { match } = await sees(grace.client, lobby => lobby.status === 'inMatch');
  expect(await ticket).toMatchObject({ lobbyId, matchId: (match as { matchId: string }).matchId });

  const opened = hears(grace.client, 'session.opened');
  grace.cut();
  await sees(ada.client, lobby => lobby.members[1]!.presence === 'away');
  expect(await opened).toMatchObject({ playerId: grace.playerId });
  await sees(ada.client, lobby => lobby.members[1]!.presence === 'online');

  await ada.client.match.end({ result: 'red' });
  await sees(grace.client, lobby => lobby.status === 'open' && lobby.members.every(member => !member.ready));
});

test('A host that leaves makes the other one host, and what is held stays what the service says', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  const { code } = await ada.client.lobby.create({ name: 'Hosts', ...rules, region: 'eu' });
  await grace.client.lobby.join({ code });
  await ada.client.lobby.update({ region: null, data: { map: 'dust', _seed: '7' } });
  const removed = hears(ada.client, 'lobby.removed');
  await ada.client.lobby.leave();
  expect(ada.client.currentLobby.getSnapshot()).toBeNull();
  expect(await removed).toMatchObject({ reason: 'left' });
  const held = await sees(grace.client, lobby => lobby.hostId === grace.playerId && lobby.members.length === 1);
  const { bans, ...told } = await grace.client.lobby.get();
  expect(held).toStrictEqual(told);
});

test('What is asked while the socket is down is done once it is back, and only once', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  const { code } = await ada.client.lobby.create({ name: 'Chat', ...rules });
  await grace.client.lobby.join({ code });
  const texts: string[] = [];
  ada.client.on('chat.message', ({ text }) => texts.push(text));

  const sent = grace.client.chat.send({ text: 'first' });
  grace.cut();
  const { messageId } = await sent;
  const again = grace.client.chat.send({ text: 'second' });
  await Promise.all([again, hears(ada.client, 'chat.message')]);
  const { messages } = await ada.client.chat.history();
  expect(messages.map(({ text }) => text)).toEqual(['first', 'second']);
  expect(messages[0]!.messageId).toBe(messageId);
});

test('The same id twice is one request', async () => {
  const { client } = await join('Ada');
  const data = { name: 'Once', ...rules };
  const first = await client.request('lobby.create', data, { id: 'create-1' });
  const second = await client.request('lobby.create', data, { id: 'create-1' });
  expect(second.lobbyId).toBe(first.lobbyId);
});

test('A player that connects elsewhere ends this client', async () => {
  const first = await join('Ada');
  const replaced = hears(first.client, 'session.replaced');
  const second = await join('Ada', { playerId: first.playerId });
  expect(await replaced).toMatchObject({ reason: 'connectedElsewhere' });
  expect(first.client.connection.getSnapshot()).toBe('replaced');
  expect(second.client.connection.getSnapshot()).toBe('online');
});

test('Nobody sees a player leave whose two hours are up', async () => {
  // The one timer of more than an hour is that of the planned change of sockets.
  let renew: () => void = () => expect.unreachable();
  const setLater = (call: () => void, ms: number) => (ms > 3_600_000 ? (renew = call) : setTimeout(call, ms));
  const grace = await join('Grace', { clock: { ...systemClock, setTimeout: setLater } });
  const ada = await join('Ada');
  const { code } = await ada.client.lobby.create({ name: 'Two hours', ...rules });
  await grace.client.lobby.join({ code });

  const states = new Set<string>();
  grace.client.connection.subscribe(state => states.add(state));
  const heard: unknown[] = [];
  ada.client.on('lobby.changed', ({ changes }) =>
    heard.push(...changes.filter(change => change.kind !== 'member.joined')),
  );

  const opened = hears(grace.client, 'session.opened');
  renew();
  const asked = grace.client.member.update({ data: { level: '12' } });
  await Promise.all([opened, asked]);
  expect(grace.sockets).toHaveLength(2);
  await sees(ada.client, lobby => lobby.members[1]?.data.level === '12');
  await grace.client.member.ready({ ready: true });
  await sees(ada.client, lobby => lobby.members[1]!.ready);
  expect([...states]).toEqual(['online']);
  expect(heard).toEqual([
    { kind: 'member.updated', playerId: grace.playerId, data: { level: '12' } },
    { kind: 'member.updated', playerId: grace.playerId, ready: true },
  ]);
});

test('A refusal says why', async () => {
  const { client } = await join('Ada');
  await expect(client.lobby.join({ code: 'AAAAAA' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(client.lobby.create({ name: '', mode: 'ctf', maxPlayers: 4 })).rejects.toMatchObject({
    code: 'invalid_request',
    details: { name: expect.anything() },
  });
});

test('A live browser shows lobbies that open', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  const mode = `browse-${process.pid}`;
  const browser = browseLobbies(grace.client, { mode });
  const shown = new Promise<void>(resolve => {
    browser.subscribe(lobbies => {
      if (lobbies.some(({ name }) => name === 'Seen')) resolve();
    });
  });
  await ada.client.lobby.create({ name: 'Seen', mode, maxPlayers: 4 });
  await shown;
  browser.close();
});

test('The service’s clock is this machine’s own here', async () => {
  const { client } = await join('Ada');
  expect(Math.abs(client.serverNow() - Date.now())).toBeLessThan(1_000);
});
