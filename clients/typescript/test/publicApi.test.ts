import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const home = new URL('..', import.meta.url).pathname;

/** Every change of the public surface shows in the snapshot. `npx vitest run publicApi -u` updates it. */
test('The public surface is the one in publicApi.d.ts.snap', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'publicApi-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync('npx', ['tsc', '--emitDeclarationOnly', '--outDir', folder], { cwd: home, stdio: 'pipe' });
  const files = reachable(folder, 'index');
  const text = files.map(file => `// ${file}.d.ts\n${withoutComments(read(folder, file))}`).join('\n');
  await expect(text).toMatchFileSnapshot('publicApi.d.ts.snap');
});

/** Returns the file and those that it refers to, directly or not. */
function reachable(folder: string, file: string, known: string[] = []): string[] {
  if (known.includes(file)) return known;
  const imports = [...read(folder, file).matchAll(/from '\.\/(\w+)\.js'/g)].map(([, name]) => name!);
  return imports.reduce((found, next) => reachable(folder, next, found), [...known, file]);
}

const read = (folder: string, file: string): string => readFileSync(join(folder, `${file}.d.ts`), 'utf8');

/** The comments of the protocol come from docs/asyncapi.yaml, which shows their changes. */
const withoutComments = (text: string): string => text.replace(/^ *\/\*\*.*?\*\/\n/gms, '');
