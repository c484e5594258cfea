import { expect, test, vi } from 'vitest';
import { ignoreOutcome, lobby, push, setUp } from './fakes.js';

const chat = {
  type: 'chat.message',
  lobbyId: 'l1',
  messageId: 'm1',
  channel: 'lobby',
  from: 'p2',
  name: 'p2',
  text: 'hi',
  at: 'now',
};

test('A push that arrives twice is emitted once', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const listener = vi.fn();
  client.on('chatMessageReceived', listener);
  socket.receive(chat, chat, { ...chat, messageId: 'm2' });
  expect(listener.mock.calls.map(([message]) => message.messageId)).toEqual(['m1', 'm2']);
});

test('A removed listener is not called', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const listener = vi.fn();
  const unsubscribe = client.on('chatMessageReceived', listener);
  unsubscribe();
  socket.receive(chat);
  expect(listener).not.toHaveBeenCalled();
});

test('The lobby is up to date when lobbyChanged is emitted', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const seen: unknown[] = [];
  client.on('lobbyChanged', ({ after }) => seen.push([after?.version, client.currentLobby.getSnapshot()?.version]));
  socket.receive(push(6));
  expect(seen).toEqual([[6, 6]]);
});

test('The lobby is up to date for each push that waited for an earlier one', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const seen: unknown[] = [];
  const currentName = () => client.currentLobby.getSnapshot()?.name;
  client.currentLobby.subscribe(lobby => seen.push(lobby?.name));
  client.on('lobbyChanged', ({ push }) => seen.push([`v${push?.version}`, currentName()]));
  socket.receive(push(8), push(7), push(6));
  expect(seen).toEqual(['Friday night', 'v6', ['v6', 'v6'], 'v7', ['v7', 'v7'], 'v8', ['v8', 'v8']]);
});

test('pushReceived passes on every push once, also of a type that the client does not know', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const seen: unknown[] = [];
  client.on('pushReceived', push => seen.push([push.type, client.currentLobby.getSnapshot()?.version]));
  client.on('chatMessageReceived', () => seen.push('chatMessageReceived'));
  socket.receive(push(7), chat, chat, { type: 'lobby.painted' }, push(6));
  expect(seen).toEqual([
    'chatMessageReceived',
    ['chat.message', 5],
    ['lobby.painted', 5],
    ['lobby.changed', 6],
    ['lobby.changed', 7],
  ]);
});

test('stateChanged reports each state', async () => {
  const { client, goOnline, advance } = setUp();
  const states: string[] = [];
  client.on('stateChanged', state => states.push(state));
  const socket = await goOnline();
  socket.drop();
  await advance(250);
  await client.close();
  expect(states).toEqual(['connecting', 'online', 'reconnecting', 'closed']);
});

test('The last state that is reported is the current one when a listener closes the client', async () => {
  const { client, goOnline } = setUp();
  const states: string[] = [];
  client.on('stateChanged', state => state === 'reconnecting' && ignoreOutcome(client.close()));
  client.on('stateChanged', state => states.push(state));
  (await goOnline()).drop();
  expect(states).toEqual(['connecting', 'online', 'closed']);
});

test('A subscriber receives the current value and then each change', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const versions: (number | undefined)[] = [];
  const { subscribe } = client.currentLobby;
  const unsubscribe = subscribe(lobby => versions.push(lobby?.version));
  socket.receive(push(6), push(6));
  unsubscribe();
  socket.receive(push(7));
  expect(versions).toEqual([5, 6]);
});
