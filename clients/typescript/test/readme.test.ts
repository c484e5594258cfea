import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, inject, onTestFinished, test } from 'vitest';

const home = new URL('..', import.meta.url).pathname;
/** A folder inside the package, so the import of `@gamelobby/client` resolves to it. */
const folder = `${home}dist/readme`;

test('The quick start compiles, runs and prints the expected lines', async () => {
  const quickStart = /```ts\n(.*?)```/s.exec(readFileSync(`${home}README.md`, 'utf8'))![1]!;
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(`${folder}/quickStart.ts`, quickStart.replaceAll('localhost:3000', new URL(inject('address')).host));
  const compile = (...args: string[]) =>
    execFileSync('npx', ['tsc', ...args], { cwd: home, stdio: 'pipe', encoding: 'utf8' });
  compile();
  compile(
    '--ignoreConfig',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
    `${folder}/quickStart.ts`,
  );

  const flags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];
  const running = spawn(process.execPath, [...flags, `${folder}/quickStart.js`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void running.kill());
  const chat = /^Ada: Who is in\? The code is [A-Z0-9]{6}\.$/;
  const lines: string[] = [];
  for await (const line of createInterface(running.stdout)) {
    lines.push(line);
    if (chat.test(line)) break;
  }
  expect(lines).toEqual(['players: undefined', "players: [ 'Ada' ]", expect.stringMatching(chat)]);
});
