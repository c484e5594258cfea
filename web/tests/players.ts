import { type Browser, type BrowserContext, expect, type Page, test as base } from '@playwright/test';

/** Someone with a browser of their own. */
export interface Player {
  name: string;
  page: Page;
  context: BrowserContext;
  /** The id that the page has given the player. */
  id(): Promise<string>;
}

interface Look {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  hash?: string;
  /** Where the page is, if not where LocalCloud says. */
  address?: string;
  /** How far the clock of the player's machine is off. */
  clockAheadMs?: number;
}

interface Fixtures {
  /** Opens the page; nobody is signed in. */
  opens: (name: string, look?: Look) => Promise<Player>;
  /** Opens the page and signs in. */
  signsIn: (name: string, look?: Look) => Promise<Player>;
  /** What browsers complained of. A test that cuts the network expects some of it. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  opens: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, look = {}) => {
      const player = await open(browser, name, look, complaints);
      contexts.push(player.context);
      return player;
    });
    for (const context of contexts) await context.close();
  },
  signsIn: async ({ opens }, use) => {
    await use(async (name, look) => {
      const player = await opens(name, look);
      await player.page.getByLabel('Your name').fill(name);
      await player.page.getByRole('button', { name: 'Play' }).click();
      return player;
    });
  },
});

async function open(browser: Browser, name: string, look: Look, complaints: string[]): Promise<Player> {
  const { hash = '', address = process.env.LOBBY_PAGE, clockAheadMs = 0, ...others } = look;
  const context = await browser.newContext({
    ...others,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  context.on('console', message => {
    if (message.type() === 'error') complaints.push(`${name}: ${message.text()}`);
  });
  context.on('weberror', error => complaints.push(`${name}: ${error.error().message}`));
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

/** Opens a lobby with the form; answers its code. */
export async function creates({ page }: Player, { name, mode }: Settings): Promise<string> {
  await page.getByRole('button', { name: 'Create lobby' }).click();
  const form = page.getByRole('dialog', { name: 'Create a lobby' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  if (mode) await form.getByLabel('Mode').selectOption(mode);
  await form.getByRole('button', { name: 'Create lobby' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  return (await page.getByLabel('Lobby code').locator('.code').textContent())!;
}

export async function joins({ page }: Player, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByLabel('Lobby code')).toContainText(code);
}

/** Who sits on a team, in the order of joining. */
/** All get ready, and the host starts once it knows of it. */
export async function starts(host: Player, ...others: Player[]): Promise<void> {
  for (const { page } of [host, ...others]) await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(host.page.getByText('Everyone is ready.')).toBeVisible();
  await host.page.getByRole('button', { name: 'Start', exact: true }).click();
}

export const seatsOf = ({ page }: Player, team: string) => page.getByRole('region', { name: team, exact: true });

export { expect };
