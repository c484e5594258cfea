import type { Page } from '@playwright/test';
import { expect, type Player, test as base } from './players';
import { connectScriptedPlayer, type ScriptedPlayer } from './scriptedPlayer';

/** The console in a browser, and the players that it shows. */
export interface OpenConsole {
  page: Page;
  /** Connects a player with an id that no other test has. */
  connect: (name: string) => Promise<ScriptedPlayer & { id: string }>;
}

/** Returns a name that no other test has, because all tests share one stack. */
export const unique = (name: string): string => `${name} ${crypto.randomUUID().slice(0, 8)}`;
export const idOf = (name: string): string => unique(name).toLowerCase().replaceAll(' ', '-');

export const test = base.extend<{ openConsole: (options?: Parameters<typeof open>[1]) => Promise<OpenConsole> }>({
  openConsole: async ({ openPage }, use) => use(options => open(openPage, options)),
});

async function open(
  openPage: (name: string, options: object) => Promise<Player>,
  options: { hash?: string; colorScheme?: 'light' | 'dark'; viewport?: { width: number; height: number } } = {},
): Promise<OpenConsole> {
  const address = new URL('console.html', process.env.LOBBY_PAGE).href;
  const { page } = await openPage('Operator', { ...options, address });
  const connect = async (name: string) => {
    const id = idOf(name);
    return { ...(await connectScriptedPlayer(page, id, name)), id };
  };
  return { page, connect };
}

export const newLobby = { mode: 'ctf', maxPlayers: 4, countdownSeconds: 0 };

/** Opens a lobby by the list of the console. */
export async function show(page: Page, lobby: string): Promise<void> {
  await page.getByRole('link', { name: 'Lobbies' }).first().click();
  await page.getByLabel('Search by name or code').fill(lobby);
  await page.getByRole('link', { name: lobby, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: lobby })).toBeVisible();
}
