import { expect, test, vi } from 'vitest';
import { lobby, push, setUp } from './fakes.js';

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

test('A push is told of once, however often it comes', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const heard = vi.fn();
  client.on('chat.message', heard);
  socket.receive(chat, chat, { ...chat, messageId: 'm2' });
  expect(heard.mock.calls.map(([message]) => message.messageId)).toEqual(['m1', 'm2']);
});

test('Who stopped listening hears nothing', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const heard = vi.fn();
  const stop = client.on('chat.message', heard);
  stop();
  socket.receive(chat);
  expect(heard).not.toHaveBeenCalled();
});

test('The lobby is as a push says when the push is told of', async () => {
  const { client, online } = setUp();
  const socket = await online({ lobby: lobby(5) });
  const seen: unknown[] = [];
  client.on('lobby.changed', ({ version }) => seen.push([version, client.currentLobby.getSnapshot()?.version]));
  socket.receive(push(6));
  expect(seen).toEqual([[6, 6]]);
});

test('So it is for each of those that were waiting for one before them', async () => {
  const { client, online } = setUp();
  const socket = await online({ lobby: lobby(5) });
  const seen: unknown[] = [];
  const held = () => client.currentLobby.getSnapshot()?.name;
  client.currentLobby.subscribe(lobby => seen.push(lobby?.name));
  client.on('lobby.changed', ({ version }) => seen.push([`v${version}`, held()]));
  socket.receive(push(8), push(7), push(6));
  expect(seen).toEqual(['Friday night', 'v6', ['v6', 'v6'], 'v7', ['v7', 'v7'], 'v8', ['v8', 'v8']]);
});

test('A listener that fails stops nobody else, and does not go unnoticed', async () => {
  const { client, online } = setUp();
  const socket = await online();
  const microtask = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
  const heard = vi.fn();
  client.on('chat.message', () => {
    throw new Error('broken');
  });
  client.on('chat.message', heard);
  socket.receive(chat);
  expect(heard).toHaveBeenCalledOnce();
  expect(microtask.mock.calls[0]![0]).toThrow('broken');
  microtask.mockRestore();
});

test('A store tells at once how it is, and then of each change', async () => {
  const { client, online } = setUp();
  const socket = await online({ lobby: lobby(5) });
  const versions: (number | undefined)[] = [];
  const { subscribe } = client.currentLobby;
  const stop = subscribe(held => versions.push(held?.version));
  socket.receive(push(6), push(6));
  stop();
  socket.receive(push(7));
  expect(versions).toEqual([5, 6]);
});
