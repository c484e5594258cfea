import { afterEach, expect, test, vi } from 'vitest';
import { setUp } from './fakes.js';

const chat = {
  type: 'chat.message',
  lobbyId: 'l1',
  messageId: 'm1',
  channel: 'lobby',
  from: 'p2',
  name: 'p2',
  text: 'hi',
};
const broken = new Error('broken');
const fail = (): never => {
  throw broken;
};

afterEach(() => void vi.restoreAllMocks());

async function setUpOnline() {
  const setup = setUp();
  const socket = await setup.goOnline();
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return { ...setup, socket, consoleError };
}

test('A listener that throws does not stop the others and raises unhandledException', async () => {
  const { client, socket, consoleError } = await setUpOnline();
  const [exceptions, listener] = [vi.fn(), vi.fn()];
  client.on('unhandledException', exceptions);
  client.on('chatMessageReceived', fail);
  client.on('chatMessageReceived', listener);
  socket.receive(chat);
  expect(listener).toHaveBeenCalledOnce();
  expect(exceptions.mock.calls).toEqual([[broken]]);
  expect(consoleError).not.toHaveBeenCalled();
});

test('A subscriber that throws raises unhandledException', async () => {
  const { client } = await setUpOnline();
  const exceptions = vi.fn();
  client.on('unhandledException', exceptions);
  client.currentLobby.subscribe(fail);
  client.state.subscribe(fail);
  client.browseLobbies({ mode: 'ctf' }).subscribe(fail);
  expect(exceptions.mock.calls).toEqual([[broken], [broken], [broken]]);
});

test('An async listener that fails raises unhandledException', async () => {
  const { client, socket, advance } = await setUpOnline();
  const exceptions = vi.fn();
  client.on('unhandledException', exceptions);
  client.on('chatMessageReceived', async () => fail());
  socket.receive(chat);
  await advance();
  expect(exceptions.mock.calls).toEqual([[broken]]);
});

test('An exception without a listener is written to the console where reportError does not exist', async () => {
  const { client, socket, consoleError } = await setUpOnline();
  client.on('chatMessageReceived', fail);
  socket.receive(chat);
  expect(consoleError.mock.calls).toEqual([[broken]]);
});

test('An exception without a listener is passed to reportError where that exists', async () => {
  const { client, socket, consoleError } = await setUpOnline();
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  client.on('chatMessageReceived', fail);
  socket.receive(chat);
  expect(reportError.mock.calls).toEqual([[broken]]);
  expect(consoleError).not.toHaveBeenCalled();
});

test('An exception of an unhandledException listener is reported and does not raise the event again', async () => {
  const { client, socket, consoleError } = await setUpOnline();
  const second = new Error('broken, too');
  const listener = vi.fn(() => {
    throw second;
  });
  client.on('unhandledException', listener);
  client.on('chatMessageReceived', fail);
  socket.receive(chat);
  expect(listener).toHaveBeenCalledOnce();
  expect(consoleError.mock.calls).toEqual([[second]]);
});
