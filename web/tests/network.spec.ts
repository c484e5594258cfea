import { NetworkProxy } from './networkProxy';
import { createLobby, expect, joinByCode, teamSection, test } from './players';

test('A player who loses the network appears away and returns to their seat', async ({ signIn, consoleErrors }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Shaky' });
  const proxy = new NetworkProxy();
  const grace = await signIn('Grace', { address: await proxy.listen() });
  await joinByCode(grace, code);
  await grace.page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(teamSection(ada, 'Blue')).toContainText('Ready');

  proxy.cut();
  await expect(grace.page.getByText('Connection lost.')).toBeVisible();
  await expect(teamSection(ada, 'Blue')).toContainText(/Away\s+[12]:\d\d/);
  await expect(ada.page.getByText('Grace lost the connection.')).toBeVisible();
  await ada.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Where did you go?');
  await ada.page.keyboard.press('Enter');

  proxy.restore();
  await expect(grace.page.getByText('Connection lost.')).toBeHidden();
  await expect(teamSection(ada, 'Blue')).toContainText('Ready');
  await expect(grace.page.getByRole('log')).toContainText('Where did you go?');
  // The browser logs each failed attempt; no other errors are expected.
  const otherErrors = consoleErrors.splice(0).filter(error => !/net::ERR_/.test(error));
  expect(otherErrors).toEqual([]);
  // Closed before the proxy, because the browser would log the lost connection.
  await grace.page.close();
  proxy.close();
});

test('A player can reconnect without waiting for the next attempt', async ({ signIn, consoleErrors }) => {
  const proxy = new NetworkProxy();
  const { page } = await signIn('Grace', { address: await proxy.listen() });
  await expect(page.getByText('Live:')).toBeVisible();
  proxy.cut();
  const reconnect = page.getByRole('button', { name: 'Reconnect now' });
  // Later waits are longer, so the press cannot coincide with an attempt.
  await expect(page.getByText(/Reconnecting in ([5-9]|[12]\d) s/)).toBeVisible({ timeout: 60_000 });
  proxy.restore();
  await reconnect.click();
  await expect(page.getByText('Connection lost.')).toBeHidden({ timeout: 3_000 });
  consoleErrors.splice(0);
  await page.close();
  proxy.close();
});

test('A second tab takes over the session, and the first can take it back', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'Two screens' });
  await ada.page.locator('summary', { hasText: 'Ada' }).click();
  const [second] = await Promise.all([
    ada.context.waitForEvent('page'),
    ada.page.getByRole('link', { name: 'Continue in another tab' }).click(),
  ]);
  await expect(second.getByRole('heading', { name: 'Two screens' })).toBeVisible();
  await expect(ada.page.getByRole('heading', { name: 'You are playing elsewhere' })).toBeVisible();
  expect(second.url()).not.toContain('player=');

  await ada.page.getByRole('button', { name: 'Continue here' }).click();
  await expect(ada.page.getByRole('heading', { name: 'Two screens' })).toBeVisible();
  await expect(second.getByRole('heading', { name: 'You are playing elsewhere' })).toBeVisible();
});

test('A new tab is another player, and a reload is not', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'Kept' });
  const id = await ada.id();
  await ada.page.reload();
  await expect(ada.page.getByRole('heading', { name: 'Kept' })).toBeVisible();
  expect(await ada.id()).toBe(id);
  const other = await ada.context.newPage();
  await other.goto(process.env.LOBBY_PAGE!);
  await expect(other.getByLabel('Your name')).toHaveValue('Ada');
  await other.getByRole('button', { name: 'Play' }).click();
  await expect(other.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  expect(await other.evaluate(() => JSON.parse(sessionStorage.getItem('player')!).playerId)).not.toBe(id);
});

test('A failing sign-in is reported, and can be tried again or cancelled', async ({ openPage, consoleErrors }) => {
  const { page } = await openPage('Ada');
  let status = 503;
  await page.route('**/dev/token', route => (status ? route.fulfill({ status }) : route.continue()));
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText('The server did not accept your sign-in (503).')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('heading', { name: 'Sign-in failed' })).toBeVisible();
  status = 0;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  expect(consoleErrors.splice(0).filter(error => !error.includes('503'))).toEqual([]);
});

test('A token that the service refuses is reported, and another one can be tried', async ({
  openPage,
  consoleErrors,
}) => {
  const { page } = await openPage('Ada');
  await page.route('**/dev/token', route => route.fulfill({ json: { token: 'forged' } }));
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('heading', { name: 'Sign-in failed' })).toBeVisible();
  await expect(page.getByText('The server did not accept your sign-in.')).toBeVisible();
  await page.unroute('**/dev/token');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  // The browser logs the refused handshake and the HTTP response.
  consoleErrors.splice(0);
});

test('A lost network is reported at once, before the connection times out', async ({ signIn, consoleErrors }) => {
  const proxy = new NetworkProxy();
  const { page, context } = await signIn('Grace', { address: await proxy.listen() });
  await expect(page.getByText('Live:')).toBeVisible();
  proxy.dropData();
  await context.setOffline(true);
  const banner = page.getByText('Connection lost.');
  await expect(banner).toBeVisible({ timeout: 2_000 });
  await expect(page.getByText('Your seat is reserved.')).toBeHidden();
  proxy.restore();
  await context.setOffline(false);
  await expect(banner).toBeHidden({ timeout: 45_000 });
  consoleErrors.splice(0);
  await page.close();
  proxy.close();
});

test('A player whose lobby is gone after a reconnect is notified', async ({ openPage, consoleErrors }) => {
  const { page } = await openPage('Ada');
  let lobbyIsGone = false;
  let drop = () => {};
  await page.routeWebSocket(/\/v1$/, socket => {
    const service = socket.connectToServer();
    drop = () => [service, socket].forEach(end => void end.close({ code: 3000 }));
    service.onMessage(text => {
      const frame = JSON.parse(text as string);
      if (lobbyIsGone && frame.data?.limits) frame.data = { ...frame.data, lobby: null, missed: undefined };
      socket.send(JSON.stringify(frame));
    });
  });
  // The page refers to the global WebSocket when it loads, so it must load after the route is set up.
  await page.reload();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Play' }).click();
  await createLobby({ page, name: 'Ada', context: page.context(), id: async () => '' }, { name: 'Soon forgotten' });
  lobbyIsGone = true;
  drop();
  await expect(page.getByText('You are no longer in a lobby.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  consoleErrors.splice(0);
});
