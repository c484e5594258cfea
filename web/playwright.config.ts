import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The headless shell comes first: it needs half the CPU time of a Chromium with a window. */
const candidates = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The system's Chromium, unless CHROMIUM names another; Playwright downloads none. */
const executablePath = process.env.CHROMIUM ?? candidates.find(path => existsSync(path));

const browser = {
  launchOptions: {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};

export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/localCloud.ts',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...browser,
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
