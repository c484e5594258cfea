import { expect, type Page } from '@playwright/test';
import { test } from './players';

const isOn = (page: Page, name: string) =>
  page.evaluate(
    wanted =>
      (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim() ===
      wanted,
    name,
  );

/** Tab by Tab to the control of that name. */
async function reaches(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await isOn(page, name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

test('Creating a lobby, getting ready and leaving takes no mouse', async ({ opens }) => {
  const { page } = await opens('Ada');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();

  await reaches(page, 'Create lobby');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Create a lobby' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await isOn(page, 'Create lobby')).toBe(true);

  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('No mouse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No mouse' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();

  await reaches(page, 'Host actions');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'New code' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();

  await reaches(page, 'Ready');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Not ready' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await reaches(page, 'Join Blue');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Blue', exact: true })).toContainText('Ada');
});
