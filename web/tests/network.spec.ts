import { Cable } from './cable';
import { creates, expect, joins, seatsOf, test } from './players';

test('Who loses the network is seen to be away, and comes back to the same seat', async ({ signsIn, complaints }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Shaky' });
  const cable = new Cable();
  const grace = await signsIn('Grace', { address: await cable.plug() });
  await joins(grace, code);
  await grace.page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(seatsOf(ada, 'Blue')).toContainText('Ready');

  cable.cut();
  await expect(grace.page.getByText('Connection lost.')).toBeVisible();
  await expect(seatsOf(ada, 'Blue')).toContainText(/Away\s+[12]:\d\d/);
  await expect(ada.page.getByText('Grace lost the connection.')).toBeVisible();
  await ada.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Where did you go?');
  await ada.page.keyboard.press('Enter');

  cable.mend();
  await expect(grace.page.getByText('Connection lost.')).toBeHidden();
  await expect(seatsOf(ada, 'Blue')).toContainText('Ready');
  await expect(grace.page.getByRole('log')).toContainText('Where did you go?');
  // The browser tells of each try that failed, and of nothing else.
  const others = complaints.splice(0).filter(complaint => !/net::ERR_/.test(complaint));
  expect(others).toEqual([]);
  // Before its network goes for good, which it would complain of.
  await grace.page.close();
  cable.unplug();
});

test('A second tab takes the player over, and the first one takes it back', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await creates(ada, { name: 'Two screens' });
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

test('A new tab is another player; a reload is not', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await creates(ada, { name: 'Kept' });
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

test('A server that does not answer is told, and can be given up on', async ({ opens, complaints }) => {
  const { page } = await opens('Ada');
  await page.route('**/dev/token', route => route.fulfill({ status: 503 }));
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText(/did not accept your sign-in/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(complaints.splice(0).filter(complaint => !complaint.includes('503'))).toEqual([]);
});

test('A network that is gone is told at once, though no socket says so', async ({ signsIn, complaints }) => {
  const cable = new Cable();
  const { page, context } = await signsIn('Grace', { address: await cable.plug() });
  await expect(page.getByText('Live:')).toBeVisible();
  cable.silence();
  await context.setOffline(true);
  const banner = page.getByText('Connection lost.');
  await expect(banner).toBeVisible({ timeout: 2_000 });
  await expect(page.getByText('Your seat is reserved.')).toBeHidden();
  cable.mend();
  await context.setOffline(false);
  await expect(banner).toBeHidden({ timeout: 45_000 });
  complaints.splice(0);
  await page.close();
  cable.unplug();
});

test('Who comes back to a service that has forgotten the lobby is told', async ({ opens, complaints }) => {
  const { page } = await opens('Ada');
  let forgets = false;
  let drop = () => {};
  await page.routeWebSocket(/\/v1$/, socket => {
    const service = socket.connectToServer();
    drop = () => [service, socket].forEach(end => void end.close({ code: 3000 }));
    service.onMessage(text => {
      const frame = JSON.parse(text as string);
      if (forgets && frame.data?.limits) frame.data = { ...frame.data, lobby: null, missed: undefined };
      socket.send(JSON.stringify(frame));
    });
  });
  // The page takes the browser's socket as it loads.
  await page.reload();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Play' }).click();
  await creates({ page, name: 'Ada', context: page.context(), id: async () => '' }, { name: 'Soon forgotten' });
  forgets = true;
  drop();
  await expect(page.getByText('You are no longer in a lobby.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  complaints.splice(0);
});
