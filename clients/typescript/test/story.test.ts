import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.js';
import { connectPlayer, lobbyWhere, nextEvent } from './players.js';

const rules = { mode: 'ctf', maxPlayers: 4, countdownSeconds: 0 };

test('Two players play a match while one loses the connection and returns', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const { code, lobbyId } = await ada.client.createLobby({
    name: 'Friday night',
    ...rules,
    teams: [{ name: 'red', size: 4 }],
  });
  await grace.client.joinLobby({ code, memberData: { level: '12' } });
  await lobbyWhere(ada.client, lobby => lobby.members.length === 2);

  await Promise.all([ada, grace].map(({ client }) => client.setReady({ ready: true })));
  const ticket = nextEvent(grace.client, 'matchTicketReceived');
  await lobbyWhere(ada.client, lobby => lobby.members.every(member => member.ready));
  await ada.client.startMatch();
  const { match } = await lobbyWhere(grace.client, lobby => lobby.status === 'inMatch');
  expect(await ticket).toMatchObject({ lobbyId, matchId: (match as { matchId: string }).matchId });

  const opened = nextEvent(grace.client, 'sessionOpened');
  const away = lobbyWhere(ada.client, lobby => lobby.members[1]!.presence === 'away');
  grace.cut(away);
  await away;
  expect(await opened).toMatchObject({ playerId: grace.playerId });
  await lobbyWhere(ada.client, lobby => lobby.members[1]!.presence === 'online');

  await ada.client.endMatch({ result: 'red' });
  await lobbyWhere(grace.client, lobby => lobby.status === 'open' && lobby.members.every(member => !member.ready));
});

test('A host who leaves makes the other player host, and the lobby stays in sync', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const { code } = await ada.client.createLobby({ name: 'Hosts', ...rules, region: 'eu' });
  await grace.client.joinLobby({ code });
  await ada.client.updateLobby({ region: null, data: { map: 'dust', _seed: '7' } });
  const removed = nextEvent(ada.client, 'lobbyRemoved');
  await ada.client.leaveLobby();
  expect(ada.client.currentLobby.getSnapshot()).toBeNull();
  expect(await removed).toMatchObject({ reason: 'left' });
  const replica = await lobbyWhere(
    grace.client,
    lobby => lobby.hostId === grace.playerId && lobby.members.length === 1,
  );
  const { bans, banNames, ...lobby } = await grace.client.getLobby();
  expect(replica).toStrictEqual(lobby);
});

test('A request made while offline is executed once after the reconnect', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const { code } = await ada.client.createLobby({ name: 'Chat', ...rules });
  await grace.client.joinLobby({ code });
  const texts: string[] = [];
  ada.client.on('chatMessageReceived', ({ text }) => texts.push(text));

  const first = grace.client.sendChat({ text: 'first' });
  grace.cut();
  const { messageId } = await first;
  const second = grace.client.sendChat({ text: 'second' });
  await Promise.all([second, nextEvent(ada.client, 'chatMessageReceived')]);
  const { messages } = await ada.client.getChatHistory();
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
  const replaced = nextEvent(first.client, 'sessionReplaced');
  const second = await connectPlayer('Ada', { playerId: first.playerId });
  expect(await replaced).toMatchObject({ reason: 'connectedElsewhere' });
  expect(first.client.state.getSnapshot()).toBe('replaced');
  expect(second.client.state.getSnapshot()).toBe('online');
});

test('A renewal after two hours is invisible to other members', async () => {
  // Only the timer for the planned renewal runs for more than an hour.
  let renew: () => void = () => expect.unreachable();
  const captureRenewal = (callback: () => void, ms: number) =>
    ms > 3_600_000 ? (renew = callback) : setTimeout(callback, ms);
  const grace = await connectPlayer('Grace', { clock: { ...systemClock, setTimeout: captureRenewal } });
  const ada = await connectPlayer('Ada');
  const { code } = await ada.client.createLobby({ name: 'Two hours', ...rules });
  await grace.client.joinLobby({ code });

  const states = new Set<string>();
  grace.client.state.subscribe(state => states.add(state));
  const changesSeen: unknown[] = [];
  ada.client.on('lobbyChanged', ({ push }) =>
    changesSeen.push(...(push?.changes ?? []).filter(change => change.kind !== 'member.joined')),
  );

  const opened = nextEvent(grace.client, 'sessionOpened');
  renew();
  const updated = grace.client.updateMember({ data: { level: '12' } });
  await Promise.all([opened, updated]);
  expect(grace.sockets).toHaveLength(2);
  await lobbyWhere(ada.client, lobby => lobby.members[1]?.data.level === '12');
  await grace.client.setReady({ ready: true });
  await lobbyWhere(ada.client, lobby => lobby.members[1]!.ready);
  expect([...states]).toEqual(['online']);
  expect(changesSeen).toEqual([
    { kind: 'member.updated', playerId: grace.playerId, data: { level: '12' } },
    { kind: 'member.updated', playerId: grace.playerId, ready: true },
  ]);
});

test('An error has the code and the details of the refusal', async () => {
  const { client } = await connectPlayer('Ada');
  await expect(client.joinLobby({ code: 'AAAAAA' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(client.createLobby({ name: '', mode: 'ctf', maxPlayers: 4 })).rejects.toMatchObject({
    code: 'invalid_request',
    details: { name: expect.anything() },
  });
});

test('A client is closed when its socket is', async () => {
  const { client, sockets } = await connectPlayer('Ada');
  await client.close();
  expect(sockets.map(({ readyState, CLOSED }) => readyState === CLOSED)).toEqual([true]);
});

test('A lobby browser shows new lobbies', async () => {
  const [ada, grace] = [await connectPlayer('Ada'), await connectPlayer('Grace')];
  const mode = `browse-${process.pid}`;
  const browser = grace.client.browseLobbies({ mode });
  await ada.client.createLobby({ name: 'Seen', mode, maxPlayers: 4 });
  await expect.poll(() => browser.getSnapshot().map(({ name }) => name), { timeout: 45_000 }).toContain('Seen');
  browser.close();
});

test('The estimated service time matches this machine’s clock', async () => {
  const { client } = await connectPlayer('Ada');
  expect(Math.abs(client.serverNow - Date.now())).toBeLessThan(1_000);
});
