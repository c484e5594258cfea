import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';

const JSLIB = new URL('../../clients/unity/com.gamelobby.client/Runtime/WebGL/GameLobbySocket.jslib', import.meta.url);
const HELLO = JSON.stringify({ id: 'hello-1', action: 'session.hello', data: {} });

/** A stand-in for Emscripten's compiler and memory, and for WebGLLobbySocket.cs. */
interface UnityPage {
  /** Opens a socket with the id, and returns what the jslib returns. */
  open(id: number, url: string, token: string): number;
  send(id: number, frame: string): void;
  close(id: number): void;
  /** The callbacks so far. */
  events: { id: number; name: string; text?: string; code?: number; isRefused?: boolean }[];
  /** The allocated and not yet freed strings. */
  allocations: Set<number>;
}

declare global {
  interface Window {
    unity: UnityPage;
  }
}

/** Opens LocalCloud's page, and adds the jslib to it as Emscripten would. */
async function openUnityPage(page: Page): Promise<void> {
  await page.goto(`${process.env.LOBBY_PAGE}dev/health`);
  // Emscripten's compiler replaces each macro with the call of a function in the WebAssembly table.
  const script = (await readFile(JSLIB, 'utf8')).replace(
    /\{\{\{ makeDynCall\('\w+', '(\w+)'\) \}\}\}/g,
    'wasmTable.get($1)',
  );
  expect(script).not.toContain('{{{');
  await page.evaluate(source => {
    const memory = new Uint8Array(1 << 20);
    const allocations = new Set<number>();
    let top = 8;
    const lengthBytesUTF8 = (text: string) => new TextEncoder().encode(text).length;
    const stringToUTF8 = (text: string, pointer: number, size: number) => {
      const bytes = new TextEncoder().encode(text);
      if (bytes.length + 1 > size) throw new Error('The text exceeds its buffer.');
      memory.set([...bytes, 0], pointer);
    };
    const UTF8ToString = (pointer: number) =>
      new TextDecoder().decode(memory.slice(pointer, memory.indexOf(0, pointer)));
    const malloc = (size: number) => {
      const pointer = top;
      top += size;
      allocations.add(pointer);
      return pointer;
    };
    const free = (pointer: number) => {
      if (!allocations.delete(pointer)) throw new Error('The memory was not allocated.');
    };

    const events: UnityPage['events'] = [];
    const wasmTable: ((...args: number[]) => void)[] = [
      id => events.push({ id: id!, name: 'opened' }),
      (id, text) => events.push({ id: id!, name: 'received', text: UTF8ToString(text!) }),
      (id, code, isRefused) => events.push({ id: id!, name: 'closed', code: code!, isRefused: isRefused === 1 }),
    ];

    // Objects whose names begin with $ become variables that the functions which depend on them can use.
    const library: Record<string, any> = {};
    const autoAddDeps = (functions: Record<string, any>, dependency: string) => {
      for (const name of Object.keys(functions)) if (!name.startsWith('$')) functions[`${name}__deps`] = [dependency];
    };
    const mergeInto = (target: object, functions: object) => Object.assign(target, functions);
    new Function('autoAddDeps', 'mergeInto', 'LibraryManager', source)(autoAddDeps, mergeInto, { library });
    const runtime: Record<string, unknown> = {
      UTF8ToString,
      lengthBytesUTF8,
      stringToUTF8,
      _malloc: malloc,
      _free: free,
      wasmTable: { get: (index: number) => wasmTable[index] },
    };
    const link = (name: string) => {
      for (const dependency of library[`${name}__deps`] as string[])
        runtime[dependency.slice(1)] ??= library[dependency];
      return new Function(...Object.keys(runtime), `return ${library[name]}`)(...Object.values(runtime));
    };

    const [openSocket, sendFrame, closeSocket] = ['Open', 'Send', 'Close'].map(name => link(`GameLobbySocket${name}`));
    const withStrings = <T>(texts: string[], call: (...pointers: number[]) => T): T => {
      const pointers = texts.map(text => {
        const pointer = malloc(lengthBytesUTF8(text) + 1);
        stringToUTF8(text, pointer, lengthBytesUTF8(text) + 1);
        return pointer;
      });
      const result = call(...pointers);
      // C# frees its strings when the function returns.
      pointers.forEach(free);
      return result;
    };
    window.unity = {
      open: (id, url, token) => withStrings([url, token], (...pointers) => openSocket(id, ...pointers, 0, 1, 2)),
      send: (id, frame) => withStrings([frame], pointer => sendFrame(id, pointer)),
      close: id => closeSocket(id),
      events,
      allocations,
    };
  }, script);
}

const address = () => process.env.LOBBY_PAGE!.replace(/^http/, 'ws') + 'v1';

async function fetchToken(playerId: string, name: string): Promise<string> {
  const response = await fetch(`${process.env.LOBBY_PAGE}dev/token`, {
    method: 'POST',
    body: JSON.stringify({ playerId, name }),
  });
  return ((await response.json()) as { token: string }).token;
}

const events = (page: Page) => page.evaluate(() => window.unity.events);

async function open(page: Page, url: string, token: string, id = 1): Promise<number> {
  return page.evaluate(([id, url, token]) => window.unity.open(id, url, token), [id, url, token] as const);
}

test("Unity's WebSocket for browsers opens, receives the reply to session.hello, and closes", async ({ page }) => {
  await openUnityPage(page);
  expect(await open(page, address(), await fetchToken('unity-1', 'Grüße 🎮'))).toBe(1);
  await expect.poll(() => events(page)).toEqual([{ id: 1, name: 'opened' }]);

  await page.evaluate(frame => window.unity.send(1, frame), HELLO);
  await expect.poll(async () => (await events(page)).length).toBe(2);
  const { name, text } = (await events(page))[1]!;
  expect(name).toBe('received');
  expect(JSON.parse(text!)).toMatchObject({
    type: 'reply',
    id: 'hello-1',
    ok: true,
    data: { playerId: 'unity-1', name: 'Grüße 🎮' },
  });

  await page.evaluate(() => window.unity.close(1));
  await expect.poll(async () => (await events(page)).length).toBe(3);
  expect((await events(page))[2]).toMatchObject({ id: 1, name: 'closed', isRefused: false });
  expect(await page.evaluate(() => window.unity.allocations.size)).toBe(0);
});

test("Unity's WebSocket for browsers reports a bad token as refused", async ({ page }) => {
  await openUnityPage(page);
  expect(await open(page, address(), 'bad-token')).toBe(1);
  await expect.poll(() => events(page)).toEqual([{ id: 1, name: 'closed', code: 1006, isRefused: true }]);
});

test("Unity's WebSocket for browsers does not report an unreachable host as refused", async ({ page }) => {
  await openUnityPage(page);
  expect(await open(page, 'ws://127.0.0.1:9/v1', 'token')).toBe(1);
  await expect.poll(() => events(page)).toEqual([{ id: 1, name: 'closed', code: 1006, isRefused: false }]);
});

test("Unity's WebSocket for browsers does not open with a token that is no sub-protocol", async ({ page }) => {
  await openUnityPage(page);
  expect(await open(page, address(), 'not a JWT')).toBe(0);
  expect(await events(page)).toEqual([]);
});

test("Unity's WebSocket for browsers closes while it connects", async ({ page }) => {
  await openUnityPage(page);
  const token = await fetchToken('unity-2', 'Ada');
  await page.evaluate(
    ([url, token]) => {
      window.unity.open(1, url, token);
      window.unity.close(1);
    },
    [address(), token] as const,
  );
  await expect.poll(() => events(page)).toEqual([{ id: 1, name: 'closed', code: 1006, isRefused: false }]);
});

test("Two of Unity's WebSockets for browsers receive their own replies", async ({ page }) => {
  await openUnityPage(page);
  for (const id of [1, 2]) await open(page, address(), await fetchToken(`unity-many-${id}`, `Player ${id}`), id);
  await expect.poll(async () => (await events(page)).length).toBe(2);
  await page.evaluate(frame => {
    window.unity.send(1, frame);
    window.unity.send(2, frame);
  }, HELLO);
  await expect.poll(async () => (await events(page)).length).toBe(4);
  const names = (await events(page)).slice(2).map(({ id, text }) => [id, JSON.parse(text!).data.name]);
  expect(names.sort()).toEqual([
    [1, 'Player 1'],
    [2, 'Player 2'],
  ]);
});
