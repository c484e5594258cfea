import { inject, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { LobbyClient, type LobbyClientOptions, type LobbySnapshot } from '../src/index.js';

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

/**
 * Connects a player, by default a new one. Returns the client and `cut`, which cuts its network; the client reconnects
 * when the promise given to `cut` is fulfilled, by default at once.
 */
export async function connectPlayer(name: string, more: Partial<LobbyClientOptions> & { playerId?: string } = {}) {
  const { playerId = `${name}-${process.pid}-${++count}`, ...options } = more;
  const sockets: WebSocket[] = [];
  let mayConnect: Promise<unknown> = Promise.resolve();
  const client = new LobbyClient({
    url: inject('address'),
    token: async () => {
      await mayConnect;
      return tokenFor(playerId, name);
    },
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
  const cut = (until: Promise<unknown> = Promise.resolve()) => {
    mayConnect = until;
    sockets.at(-1)!.terminate();
  };
  return { client, playerId, sockets, cut };
}

/** The time limit for a wait; shorter than the timeout of a test, so the error names what was waited for. */
const WAIT_MS = 45_000;

/** Waits until the player's lobby meets the condition, and returns it. */
export const lobbyWhere = (client: LobbyClient, matches: (lobby: LobbySnapshot) => boolean): Promise<LobbySnapshot> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const lobby = JSON.stringify(client.currentLobby.getSnapshot());
      reject(new Error(`The lobby did not come to match ${matches} in time. It is ${lobby}`));
    }, WAIT_MS);
    const unsubscribe = client.currentLobby.subscribe(lobby => {
      if (!lobby || !matches(lobby)) return;
      clearTimeout(timer);
      queueMicrotask(() => unsubscribe());
      resolve(lobby);
    });
  });

/** Waits for the next event of a type. */
export const nextEvent = <E extends Parameters<LobbyClient['on']>[0]>(client: LobbyClient, type: E) =>
  new Promise<Parameters<Parameters<typeof client.on<E>>[1]>[0]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${type} arrived in time.`)), WAIT_MS);
    const unsubscribe = client.on(type, event => {
      clearTimeout(timer);
      unsubscribe();
      resolve(event);
    });
  });
