import { expect, type Page } from '@playwright/test';
import { test } from './players';

const isFocused = (page: Page, name: string) =>
  page.evaluate(
    expected =>
      (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim() ===
      expected,
    name,
  );

/** Presses Tab until the control with that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await isFocused(page, name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Could not reach ${name} with Tab.`);
}

test('A lobby can be created and used with the keyboard alone', async ({ openPage }) => {
  const { page } = await openPage('Ada');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();

  await tabTo(page, 'Create lobby');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Create a lobby' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await isFocused(page, 'Create lobby')).toBe(true);

  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('No mouse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No mouse' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, 'Host actions');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'New code' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();

  await tabTo(page, 'Ready');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Not ready' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, 'Join Blue');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Blue', exact: true })).toContainText('Ada');
});
