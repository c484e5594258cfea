// Fails if the whole client, minified and gzipped, exceeds the size limit.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const MAX_BYTES = 12 * 1024;

const { outputFiles } = await build({
    entryPoints: [new URL('../src/index.ts', import.meta.url).pathname],
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', write: false },
});
const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
console.log(`${size} bytes minified and gzipped; the limit is ${MAX_BYTES}.`);
process.exitCode = size < MAX_BYTES ? 0 : 1;
