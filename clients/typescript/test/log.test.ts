import { expect, onTestFinished, test, vi } from 'vitest';
import type { LogEntry } from '../src/index.js';
import { ignoreOutcome, lobby, push, setUp } from './fakes.js';

/** Sets up a client that records its log entries as `level message`. */
function setUpLog() {
  const log: LogEntry[] = [];
  const setup = setUp(undefined, { log: entry => log.push(entry) });
  const texts = () => log.map(({ level, message }) => `${level} ${message.replace(/\(id [\w-]+\)/, '(id)')}`);
  return { ...setup, log, texts };
}

test('The log contains requests, replies, pushes and states', async () => {
  const { client, goOnline, texts } = setUpLog();
  const socket = await goOnline({ lobby: lobby(5) });
  ignoreOutcome(client.setReady({ ready: true }));
  socket.reply(socket.requests('member.ready')[0]!.id, { version: 6 });
  socket.receive(push(6));
  const join = client.joinLobby({ code: 'K7QF2M' });
  socket.refuse(socket.requests('lobby.join')[0]!.id, 'not_found');
  await expect(join).rejects.toThrow();
  expect(texts()).toEqual([
    'info The connection is connecting.',
    'debug Sent session.hello (id).',
    'debug Received the reply to session.hello (id): ok.',
    'info The connection is online.',
    'debug Sent member.ready (id).',
    'debug Received the reply to member.ready (id): ok.',
    'debug Received lobby.changed (version 6).',
    'debug Sent lobby.join (id).',
    'debug Received the reply to lobby.join (id): not_found.',
  ]);
});

test('The log warns of lost connections, retries and unreadable messages', async () => {
  const { client, goOnline, advance, lastSocket, texts } = setUpLog();
  const socket = await goOnline();
  ignoreOutcome(client.setReady({ ready: true }));
  socket.refuse(socket.requests('member.ready')[0]!.id, 'unavailable');
  socket.onmessage?.({ data: 'hello' });
  socket.drop();
  await advance(250);
  lastSocket().onerror?.({ error: new Error('Unexpected server response: 503') });
  lastSocket().drop();
  await advance();
  expect(texts().filter(text => text.startsWith('warning'))).toEqual([
    'warning Retrying member.ready (id) in 250 ms: unavailable.',
    'warning Received a message that is not a frame of the protocol; ignored.',
    'warning The connection is lost: closed with code 1006. Retrying in 250 ms.',
    'warning The connection is lost: Unexpected server response: 503. Retrying in 500 ms.',
  ]);
});

test('The log contains the reason of a failed first connection', async () => {
  const { client, token, log } = setUpLog();
  const reason = new Error('Signed out.');
  token.mockImplementationOnce(() => Promise.reject(reason));
  await expect(client.connect()).rejects.toBe(reason);
  expect(log).toContainEqual({ level: 'warning', message: 'Failed to connect: Signed out.', error: reason });
});

test('The log contains the exceptions of listeners', async () => {
  const { client, goOnline, log } = setUpLog();
  const error = new Error('broken');
  client.on('unhandledException', () => undefined);
  client.on('sessionOpened', () => {
    throw error;
  });
  await goOnline();
  expect(log).toContainEqual({ level: 'error', message: 'Unhandled exception in a listener.', error });
});

test('The log contains no tokens and no data', async () => {
  const { client, goOnline, advance, log } = setUpLog();
  const socket = await goOnline({ lobby: lobby(5) });
  ignoreOutcome(client.sendChat({ text: 'secret' }));
  socket.receive({ type: 'signal', lobbyId: 'l1', from: 'p2', name: 'secret', payload: 'secret' });
  socket.onerror?.({ target: socket });
  socket.drop();
  await advance(250);
  expect(log.length).toBeGreaterThan(5);
  expect(JSON.stringify(log)).not.toMatch(/secret|token1|bearer/);
});

test('A log hook that throws does not disturb the client', async () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => consoleError.mockRestore());
  const error = new Error('broken');
  const { client, goOnline } = setUp(undefined, {
    log: () => {
      throw error;
    },
  });
  await goOnline();
  expect(client.state.getSnapshot()).toBe('online');
  expect(consoleError).toHaveBeenCalledWith(error);
});
