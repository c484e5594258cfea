import { type Browser, type BrowserContext, expect, type Page, test as base } from '@playwright/test';

/** A player with a browser context of their own. */
export interface Player {
  name: string;
  page: Page;
  context: BrowserContext;
  /** Returns the player id that the page has generated. */
  id(): Promise<string>;
}

interface OpenOptions {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  hash?: string;
  /** The page's URL; by default LocalCloud's. */
  address?: string;
  /** The error of the player's clock. */
  clockAheadMs?: number;
}

interface Fixtures {
  /** Opens the page without signing in. */
  openPage: (name: string, options?: OpenOptions) => Promise<Player>;
  /** Opens the page and signs in. */
  signIn: (name: string, options?: OpenOptions) => Promise<Player>;
  /** The errors in the browsers' consoles. A test that expects errors must remove them. */
  consoleErrors: string[];
}

export const test = base.extend<Fixtures>({
  consoleErrors: async ({}, use) => {
    const consoleErrors: string[] = [];
    await use(consoleErrors);
    expect(consoleErrors).toEqual([]);
  },
  openPage: async ({ browser, consoleErrors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options = {}) => {
      const player = await open(browser, name, options, consoleErrors);
      contexts.push(player.context);
      return player;
    });
    for (const context of contexts) await context.close();
  },
  signIn: async ({ openPage }, use) => {
    await use(async (name, options) => {
      const player = await openPage(name, options);
      await player.page.getByLabel('Your name').fill(name);
      await player.page.getByRole('button', { name: 'Play' }).click();
      return player;
    });
  },
});

async function open(browser: Browser, name: string, options: OpenOptions, consoleErrors: string[]): Promise<Player> {
  const { hash = '', address = process.env.LOBBY_PAGE, clockAheadMs = 0, ...contextOptions } = options;
  const context = await browser.newContext({
    ...contextOptions,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  context.on('console', message => {
    if (message.type() === 'error') consoleErrors.push(`${name}: ${message.text()}`);
  });
  context.on('weberror', error => consoleErrors.push(`${name}: ${error.error().message}`));
  const page = await context.newPage();
  await page.addInitScript(ahead => {
    const now = Date.now;
    Date.now = () => now() + ahead;
  }, clockAheadMs);
  await page.goto(`${address}${hash}`);
  const id = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('player')!).playerId as string);
  return { name, page, context, id };
}

interface Settings {
  name: string;
  mode?: string;
}

/** Creates a lobby with the form and returns its code. */
export async function createLobby({ page }: Player, { name, mode }: Settings): Promise<string> {
  await page.getByRole('button', { name: 'Create lobby' }).click();
  const form = page.getByRole('dialog', { name: 'Create a lobby' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  if (mode) await form.getByLabel('Mode').selectOption(mode);
  await form.getByRole('button', { name: 'Create lobby' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  return (await page.getByLabel('Lobby code').locator('.code').textContent())!;
}

export async function joinByCode({ page }: Player, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByLabel('Lobby code')).toContainText(code);
}

/** Makes all players ready, and starts the match once the host sees it. */
export async function startMatch(host: Player, ...others: Player[]): Promise<void> {
  for (const { page } of [host, ...others]) await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(host.page.getByText('Everyone is ready.')).toBeVisible();
  await host.page.getByRole('button', { name: 'Start', exact: true }).click();
}

/** Picks an action in the host's menu for a member. */
export async function pickAction({ page }: Player, member: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${member}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** The section of a team, which lists its members. */
export const teamSection = ({ page }: Player, team: string) => page.getByRole('region', { name: team, exact: true });

export { expect };
