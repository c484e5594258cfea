import { createLobby, expect, test } from './players';

test('The developer drawer lists, filters, expands and clears frames', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const { page } = ada;
  await createLobby(ada, { name: 'Seen through' });
  await page.getByRole('button', { name: 'Developer tools' }).click();
  const drawer = page.getByRole('complementary', { name: 'Developer tools' });
  const frames = drawer.getByRole('list', { name: 'Frames' }).locator('> li');

  await drawer.getByLabel('Filter frames').fill('lobby.create');
  await expect(frames).toHaveCount(2);
  // Newest first: the reply, then the request.
  await expect(frames.nth(0)).toContainText('ok');
  await expect(frames.nth(0).getByRole('img', { name: 'Received' })).toBeVisible();
  await expect(frames.nth(1).getByRole('img', { name: 'Sent' })).toBeVisible();
  // Without unfolding, a frame says what it is.
  await expect(frames.nth(0)).toContainText(/Reply.*version 1.*lobby [0-9A-Z]{26}/);
  await expect(frames.nth(1)).toContainText('Request');
  await frames.nth(1).locator('summary').first().click();
  await expect(frames.nth(1)).toContainText('name: "Seen through"');

  await drawer.getByLabel('Filter frames').fill('');
  await drawer.getByRole('button', { name: 'Clear' }).click();
  await expect(drawer.getByText('No frames yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(frames.filter({ hasText: 'member.ready' }).first()).toBeVisible();
  await expect(frames.filter({ hasText: 'lobby.changed' })).toContainText(['Pushversion 1 → 2']);
});

test('The colour theme can be changed and survives a reload', async ({ openPage }) => {
  const { page } = await openPage('Ada', { colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
