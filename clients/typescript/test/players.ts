import { inject, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { createLobbyClient, type LobbyClient, type LobbyClientOptions, type LobbySnapshot } from '../src/index.js';

export async function tokenFor(
  playerId: string,
  name: string,
  address = inject('address'),
  scope?: string,
): Promise<string> {
  const url = new URL('/dev/token', address.replace(/^ws/, 'http'));
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ playerId, name, scope }) });
  return ((await response.json()) as { token: string }).token;
}

let count = 0;

/** A player, by default one that no other test knows, and a way to cut its network. */
export async function join(name: string, more: Partial<LobbyClientOptions> & { playerId?: string } = {}) {
  const { playerId = `${name}-${process.pid}-${++count}`, ...options } = more;
  const sockets: WebSocket[] = [];
  const client = createLobbyClient({
    url: inject('address'),
    token: () => tokenFor(playerId, name),
    WebSocket: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        sockets.push(this);
      }
    },
    ...options,
  });
  onTestFinished(() => client.close());
  await client.connect();
  return { client, playerId, sockets, cut: () => sockets.at(-1)!.terminate() };
}

/** Waits until the lobby is so; the test's own deadline ends it. */
export const sees = (client: LobbyClient, so: (lobby: LobbySnapshot) => boolean): Promise<LobbySnapshot> =>
  new Promise(resolve => {
    const stop = client.currentLobby.subscribe(lobby => {
      if (!lobby || !so(lobby)) return;
      queueMicrotask(() => stop());
      resolve(lobby);
    });
  });

/** The next time that it is told of. */
export const hears = <E extends Parameters<LobbyClient['on']>[0]>(client: LobbyClient, type: E) =>
  new Promise<Parameters<Parameters<typeof client.on<E>>[1]>[0]>(resolve => {
    const stop = client.on(type, event => {
      stop();
      resolve(event);
    });
  });
