import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/localCloud.ts',
    testTimeout: 60_000,
  },
});
