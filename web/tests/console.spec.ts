import type { Page } from '@playwright/test';
import { expectAccessible, variants } from './accessible';
import { OidcServer } from './oidcServer';
import { expect, type Player, test as base } from './players';
import { connectScriptedPlayer, type ScriptedPlayer } from './scriptedPlayer';

interface OpenConsole {
  page: Page;
  /** Connects a player with an id that no other test has. */
  connect: (name: string) => Promise<ScriptedPlayer & { id: string }>;
}

let count = 0;
/** A suffix that makes names and ids unique, because all tests share one stack. */
const unique = (name: string): string => `${name} ${Date.now().toString(36)}${count++}`;
const idOf = (name: string): string => unique(name).toLowerCase().replaceAll(' ', '-');

const test = base.extend<{ openConsole: (options?: Parameters<typeof open>[1]) => Promise<OpenConsole> }>({
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

const newLobby = { mode: 'ctf', maxPlayers: 4, countdownSeconds: 0 };

/** Opens a lobby by the list of the console. */
async function show(page: Page, lobby: string): Promise<void> {
  await page.getByRole('link', { name: 'Lobbies' }).first().click();
  await page.getByLabel('Search by name or code').fill(lobby);
  await page.getByRole('link', { name: lobby, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: lobby })).toBeVisible();
}

test('An operator finds lobbies, private ones too, and sees them change', async ({ openConsole }) => {
  const { page, connect } = await openConsole();
  const name = unique('Hidden');
  const ada = await connect('Ada');
  const list = page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem');
  await page.getByLabel('Search by name or code').fill(name);
  await expect(list).toHaveCount(0);
  await ada.send(['lobby.create', { ...newLobby, name, visibility: 'private' }]);
  await expect(list).toContainText(['By code']);
  await expect(list).toContainText(['1 of /4 players']);
  const lobby = await ada.send(['lobby.get', {}]);
  await (await connect('Grace')).send(['lobby.join', { code: lobby.code }]);
  await expect(list).toContainText(['2 of /4 players']);

  await page.getByLabel('Visibility').selectOption('Public');
  await expect(page.getByText('No lobbies found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all lobbies' }).click();
  await page.getByLabel('Search by name or code').fill(String(lobby.code));
  await expect(list).toHaveCount(1);
  await page.getByRole('button', { name: 'Count again' }).click();
  const lobbies = page.getByRole('region', { name: 'Counts' }).locator('dt', { hasText: 'Lobbies' }).locator('+ dd');
  await expect(lobbies).toHaveText(/^[1-9]/);
  await ada.send(['lobby.close', {}]);
  await expect(list).toHaveCount(0);
});

test('The list shows more lobbies on request', async ({ openConsole }) => {
  const { page, connect } = await openConsole();
  const name = unique('Crowd');
  for (let each = 0; each < 22; each++)
    await (await connect(`P${each}`)).send(['lobby.create', { ...newLobby, name: `${name} ${each}` }]);
  await page.getByLabel('Search by name or code').fill(name);
  const list = page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem');
  await expect(list).toHaveCount(20);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(list).toHaveCount(22);
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden();
});

test('The console shows why a player left', async ({ openConsole }) => {
  const { page, connect } = await openConsole();
  const name = unique('Whodunit');
  const [ada, grace] = [await connect('Ada'), await connect('Grace')];
  const { lobbyId } = await ada.send(['lobby.create', { ...newLobby, name }]);
  await grace.send(['lobby.join', { lobbyId }]);
  await show(page, name);
  const members = page.getByRole('region', { name: 'Players', exact: true });
  await expect(members).toContainText('Grace');
  await ada.send(['member.kick', { playerId: grace.id, reason: 'Cheating' }]);
  await expect(members).not.toContainText('Grace');

  const history = page.getByRole('region', { name: 'History' });
  await history.getByLabel('Filter history').fill(`${grace.id} left`);
  const entry = history.getByRole('listitem').filter({ hasText: 'kicked: Cheating' });
  await expect(entry).toContainText(`Player Ada (${ada.id})`);
  await expect(entry).toContainText(`${grace.id} left`);
});

test('An operator kicks a player, ends a match and closes the lobby', async ({ openConsole, consoleErrors }) => {
  const { page, connect } = await openConsole();
  const name = unique('Rowdy');
  const [ada, grace] = [await connect('Ada'), await connect('Grace')];
  const { lobbyId } = await ada.send(['lobby.create', { ...newLobby, name }]);
  await grace.send(['lobby.join', { lobbyId }], ['member.ready', { ready: true }]);
  await ada.send(['match.start', { force: true }]);
  await show(page, name);

  await page.getByRole('button', { name: 'End match' }).click();
  await page.getByLabel('Result (optional)').fill('Draw');
  await page.getByRole('dialog').getByRole('button', { name: 'End match' }).click();
  await expect(page.getByText('Ended the match.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'End match' })).toBeHidden();

  await page.getByRole('button', { name: 'Actions for Grace' }).click();
  await page.getByRole('menuitem', { name: 'Kick' }).click();
  await grace.send(['lobby.leave', {}]);
  await page.getByRole('dialog').getByRole('button', { name: 'Kick' }).click();
  // The player left first, so the service refuses.
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('The player is not a member of the lobby.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Close lobby' }).click();
  await page.getByLabel(/^Reason/).fill('Maintenance');
  await page.getByRole('dialog').getByRole('button', { name: 'Close lobby' }).click();
  await expect(page.getByText('This lobby is closed')).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Maintenance');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Operator console');
  // The browser logs the refused requests.
  expect(consoleErrors.splice(0).filter(error => !/status of (404|409|403)/.test(error))).toEqual([]);
});

test('With an issuer, an operator signs in, and needs the scope', async ({ openPage, consoleErrors }) => {
  const server = new OidcServer();
  const issuer = await server.listen();
  const address = new URL('console.html', process.env.LOBBY_PAGE).href;
  const { page } = await openPage('Operator', { address: 'about:blank' });
  await page.route('**/config.json', route =>
    route.fulfill({ json: { oidc: { issuer, clientId: 'page' }, console: { token: 'access_token' } } }),
  );
  await page.goto(`${address}#/players`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  await page.getByRole('link', { name: 'Lobbies' }).click();
  await expect(page.getByText('Your token lacks the scope lobby:admin, which the console needs.')).toBeVisible();

  server.scope = 'lobby:admin';
  await page.getByRole('button', { name: 'Sign in as someone else' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  await expect(page.getByText('Live:')).toBeVisible();
  expect(consoleErrors.splice(0).filter(error => !error.includes('403'))).toEqual([]);
  server.close();
});

// One wide and light, the other narrow and dark: each screen, width and colour once.
for (const { name, ...options } of [variants[0], variants[3]])
  test(`Every screen of the console is accessible, ${name}`, async ({ openConsole }) => {
    const { page, connect } = await openConsole(options);
    const lobby = unique(`Readable ${'W'.repeat(24)}`);
    const ada = await connect('Ada');
    const teams = [{ name: 'Red', size: 2 }];
    await ada.send(['lobby.create', { ...newLobby, name: lobby, teams, data: { map: 'mill' } }]);
    await expect(page.getByRole('link', { name: lobby })).toBeVisible();
    await page.getByText('By mode and region').click();
    await expectAccessible(page, 'lobbies');
    await show(page, lobby);
    await expect(page.getByRole('list', { name: 'Versions' }).getByRole('listitem').first()).toBeVisible();
    await expectAccessible(page, 'lobby');
    await page.getByRole('button', { name: 'Close lobby' }).click();
    await expectAccessible(page, 'close');
    await page.keyboard.press('Escape');
    await ada.send(['lobby.close', {}]);
  });
