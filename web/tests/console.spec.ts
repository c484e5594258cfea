import { expectAccessible, variants } from './accessible';
import { OidcServer } from './oidcServer';
import { idOf, newLobby, show, test, unique } from './operator';
import { expect } from './players';

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
  const players = await Promise.all(Array.from({ length: 22 }, () => connect('P')));
  await Promise.all(players.map(({ send }, at) => send(['lobby.create', { ...newLobby, name: `${name} ${at}` }])));
  await page.getByLabel('Search by name or code').fill(name);
  const list = page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem');
  await expect(list).toHaveCount(20);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(list).toHaveCount(22);
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden();
  await Promise.all(players.map(({ send }) => send(['lobby.close', {}])));
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
  // The browser logs the refused requests, and the page goes on asking for the closed lobby.
  await page.close();
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

test('An operator looks a player up and bans them', async ({ openConsole, consoleErrors }) => {
  const { page, connect } = await openConsole({ hash: '#/players' });
  const name = unique('Fair play');
  const [ada, grace] = [await connect('Ada'), await connect('Grace')];
  const { lobbyId } = await ada.send(['lobby.create', { ...newLobby, name }]);
  await grace.send(['lobby.join', { lobbyId }]);
  await page.getByLabel('Player id').fill(idOf('nobody'));
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByText('is unknown, or has not been seen for 30 days.')).toBeVisible();

  await page.getByLabel('Player id').fill(grace.id);
  await page.keyboard.press('Enter');
  const player = page.getByRole('region', { name: `Player ${grace.id}` });
  await expect(player.getByText('Connected', { exact: true })).toBeVisible();
  await player.getByRole('button', { name: 'Actions for Grace' }).click();
  await page.getByRole('menuitem', { name: 'Ban' }).click();
  await page.getByLabel(/^Reason/).fill('Cheating');
  await page.getByRole('dialog').getByRole('button', { name: 'Ban' }).click();
  await expect(player.getByText('None', { exact: true })).toBeVisible();
  await show(page, name);
  await expect(page.getByRole('region', { name: 'Settings' })).toContainText(`Grace (${grace.id})`);
  // The browser logs the refused requests for the unknown player.
  await page.close();
  expect(consoleErrors.splice(0).filter(error => !error.includes('404'))).toEqual([]);
});

test('The console works with the keyboard only', async ({ openConsole }) => {
  const { page, connect } = await openConsole();
  const name = unique('Keys');
  const [ada, grace] = [await connect('Ada'), await connect('Grace')];
  const { lobbyId } = await ada.send(['lobby.create', { ...newLobby, name }]);
  await grace.send(['lobby.join', { lobbyId }]);
  await page.getByLabel('Search by name or code').focus();
  await page.keyboard.type(name);
  const link = page.getByRole('link', { name });
  await expect(page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem')).toHaveCount(1);
  for (let tabs = 0; tabs < 4; tabs++) await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Actions for Grace' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/^Reason/)).toBeFocused();
  await page.keyboard.type('Testing');
  for (let tabs = 0; tabs < 2; tabs++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kicked Grace.')).toBeVisible();
});

// One wide and light, the other narrow and dark: each screen, width and colour once.
for (const { name, ...options } of [variants[0], variants[3]])
  test(`Every screen of the console is accessible, ${name}`, async ({ openConsole }) => {
    const { page, connect } = await openConsole(options);
    const lobby = unique(`Readable ${'W'.repeat(24)}`);
    const ada = await connect('Ada');
    const teams = [{ name: 'Red', size: 2 }];
    await ada.send(['lobby.create', { ...newLobby, name: lobby, teams, data: { map: 'mill' } }]);
    await page.getByLabel('Search by name or code').fill(lobby);
    await expect(page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem')).toHaveCount(1);
    await page.getByText('By mode and region').click();
    await expectAccessible(page, 'lobbies');
    await show(page, lobby);
    await expect(page.getByRole('list', { name: 'Versions' }).getByRole('listitem').first()).toBeVisible();
    await expectAccessible(page, 'lobby');
    await page.getByRole('link', { name: 'Ada' }).first().click();
    await expect(page.getByRole('region', { name: `Player ${ada.id}` })).toBeVisible();
    await expectAccessible(page, 'players');
    await page.getByRole('link', { name: 'LocalCloud' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('status', { name: 'Reply' })).toContainText('ok: true');
    await expect(page.getByText('TimerDeadLetters')).toBeVisible();
    await expectAccessible(page, 'LocalCloud');
    await ada.send(['lobby.close', {}]);
  });
