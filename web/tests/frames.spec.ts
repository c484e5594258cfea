import { creates, expect, test } from './players';

test('The developer sees each frame, finds one, opens it, and clears them', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const { page } = ada;
  await creates(ada, { name: 'Seen through' });
  await page.getByRole('button', { name: 'Developer tools' }).click();
  const drawer = page.getByRole('complementary', { name: 'Developer tools' });
  const frames = drawer.getByRole('list', { name: 'Frames' }).locator('> li');

  await drawer.getByLabel('Filter frames').fill('lobby.create');
  await expect(frames).toHaveCount(2);
  // The newest comes first: the reply, then the request.
  await expect(frames.nth(0)).toContainText('ok');
  await expect(frames.nth(0).getByRole('img', { name: 'Received' })).toBeVisible();
  await expect(frames.nth(1).getByRole('img', { name: 'Sent' })).toBeVisible();
  await frames.nth(1).locator('summary').first().click();
  await expect(frames.nth(1)).toContainText('name: "Seen through"');

  await drawer.getByLabel('Filter frames').fill('');
  await drawer.getByRole('button', { name: 'Clear' }).click();
  await expect(drawer.getByText('No frames yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(frames.filter({ hasText: 'member.ready' }).first()).toBeVisible();
});

test('The colours can be changed, and stay so', async ({ opens }) => {
  const { page } = await opens('Ada', { colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
