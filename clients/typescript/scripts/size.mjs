// Says whether the whole client, minified and gzipped, stays small.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const MOST = 12 * 1024;

const { outputFiles } = await build({
    entryPoints: [new URL('../src/index.ts', import.meta.url).pathname],
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', write: false },
});
const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
console.log(`${size} bytes minified and gzipped; ${MOST} are allowed.`);
process.exitCode = size < MOST ? 0 : 1;
