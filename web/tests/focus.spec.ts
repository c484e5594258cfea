import { creates, expect, joins, starts, test } from './players';

test('A control that vanishes leaves the focus where it was, not nowhere', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Focused' });
  const grace = await signsIn('Grace');
  await joins(grace, code);
  const { page } = ada;
  const stage = page.getByRole('region', { name: 'Match status' });

  await starts(ada, grace);
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

test('What is wrong is told at the field that it is wrong in', async ({ opens }) => {
  const { page } = await opens('Ada');
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
  await expect(code).toHaveAccessibleDescription('There is no such lobby.');
});
