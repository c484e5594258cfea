import { createLobby, expect, joinByCode, startMatch, test } from './players';

test('The focus moves to the surrounding part when a control disappears', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Focused' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  const { page } = ada;
  const stage = page.getByRole('region', { name: 'Match status' });

  await startMatch(ada, grace);
  await expect(page.getByTestId('countdown')).toBeVisible();
  await expect(stage).toBeFocused();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(stage).toBeFocused();

  await page.getByRole('button', { name: 'Actions for Grace' }).click();
  await page.getByRole('menuitem', { name: 'Move to Red' }).click();
  await expect(page.getByRole('region', { name: 'Blue', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Actions for Grace' }).click();
  await page.getByRole('menuitem', { name: 'Kick' }).click();
  await expect(page.getByLabel('Reason (optional)')).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Actions for Grace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await grace.page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('region', { name: 'Red', exact: true })).toBeFocused();

  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  const tools = page.getByRole('button', { name: 'Developer tools', exact: true });
  for (const key of ['Enter', 'Escape']) {
    await tools.click();
    await page.getByRole('button', { name: 'Close developer tools' }).focus();
    await page.keyboard.press(key);
    await expect(tools).toBeFocused();
  }
});

test('An invalid field gets the focus and describes its error', async ({ openPage }) => {
  const { page } = await openPage('Ada');
  const name = page.getByLabel('Your name');
  await name.fill('\u200b\u3164');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(name).toBeFocused();
  await name.fill('Ada');
  await page.keyboard.press('Enter');

  const code = page.getByLabel('Code', { exact: true });
  await code.fill('zzz-zzz');
  await expect(code).toHaveValue('ZZZZZZ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription('The lobby does not exist.');
});
