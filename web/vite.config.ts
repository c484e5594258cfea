import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const localCloud = process.env.LOCALCLOUD ?? 'http://localhost:3000';
const client = fileURLToPath(new URL('../clients/typescript/src/index.ts', import.meta.url));

export default defineConfig({
  // Relative URLs, so the page can be served from any folder.
  base: './',
  resolve: { alias: { '@gamelobby/client': client } },
  build: {
    target: 'es2022',
    license: { fileName: 'licences.md' },
    rolldownOptions: { input: ['index.html', 'console.html'] },
  },
  server: {
    fs: { allow: ['..'] },
    proxy: {
      '/dev': localCloud,
      '/v1': { target: localCloud, ws: true },
    },
  },
});
