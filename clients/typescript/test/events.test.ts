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

test('A push that arrives twice is emitted once', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const listener = vi.fn();
  client.on('chat.message', listener);
  socket.receive(chat, chat, { ...chat, messageId: 'm2' });
  expect(listener.mock.calls.map(([message]) => message.messageId)).toEqual(['m1', 'm2']);
});

test('A removed listener is not called', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const listener = vi.fn();
  const unsubscribe = client.on('chat.message', listener);
  unsubscribe();
  socket.receive(chat);
  expect(listener).not.toHaveBeenCalled();
});

test('The lobby is up to date when lobby.changed is emitted', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const seen: unknown[] = [];
  client.on('lobby.changed', ({ version }) => seen.push([version, client.currentLobby.getSnapshot()?.version]));
  socket.receive(push(6));
  expect(seen).toEqual([[6, 6]]);
});

test('The lobby is up to date for each push that waited for an earlier one', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  const seen: unknown[] = [];
  const currentName = () => client.currentLobby.getSnapshot()?.name;
  client.currentLobby.subscribe(lobby => seen.push(lobby?.name));
  client.on('lobby.changed', ({ version }) => seen.push([`v${version}`, currentName()]));
  socket.receive(push(8), push(7), push(6));
  expect(seen).toEqual(['Friday night', 'v6', ['v6', 'v6'], 'v7', ['v7', 'v7'], 'v8', ['v8', 'v8']]);
});

test('A listener that throws does not stop the others, and its error is reported', async () => {
  const { client, goOnline } = setUp();
  const socket = await goOnline();
  const queueMicrotask = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
  const listener = vi.fn();
  client.on('chat.message', () => {
    throw new Error('broken');
  });
  client.on('chat.message', listener);
  socket.receive(chat);
  expect(listener).toHaveBeenCalledOnce();
  expect(queueMicrotask.mock.calls[0]![0]).toThrow('broken');
  queueMicrotask.mockRestore();
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
