import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { creates, expect, joins, starts, test } from './players';

const looks = [
  { name: 'in light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'in dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'on a phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'on a phone in dark', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

/** Nothing serious that axe finds, and nothing that sticks out of the page. */
async function holdsUp(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(faults).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${where} is too wide`).toBeLessThanOrEqual(0);
}

for (const { name, ...look } of looks)
  test(`Every screen can be used by everyone, ${name}`, async ({ opens, signsIn }) => {
    const { page } = await opens('Ada', look);
    await holdsUp(page, 'sign in');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByText('Live:')).toBeVisible();
    const ada = { page, name: 'Ada', context: page.context(), id: async () => '' };

    await page.getByRole('button', { name: 'Create lobby' }).first().click();
    await page.getByLabel('Ask for a password').check();
    await holdsUp(page, 'create');
    await page.keyboard.press('Escape');
    const code = await creates(ada, { name: 'For everyone' });
    const grace = await signsIn('Grace', look);
    await expect(grace.page.getByRole('button', { name: 'Join For everyone' }).first()).toBeVisible();
    await holdsUp(grace.page, 'browse');
    await joins(grace, code);

    await grace.page.getByRole('textbox', { name: 'Message to all' }).fill('Hello');
    await grace.page.keyboard.press('Enter');
    await grace.page.getByRole('button', { name: 'Ready', exact: true }).click();
    await expect(page.getByText('Waiting for Ada to get ready')).toBeVisible();
    await holdsUp(page, 'lobby');
    await page.getByRole('button', { name: 'Actions for Grace' }).click();
    await holdsUp(page, "a member's menu");
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Invite' }).click();
    await holdsUp(page, 'invite');
    await page.keyboard.press('Escape');

    await starts(ada);
    await expect(page.getByTestId('countdown')).toBeVisible();
    await holdsUp(page, 'countdown');
    await expect(page.getByText('Match on')).toBeVisible();
    await page.getByRole('button', { name: 'Developer tools' }).click();
    await page.getByLabel('Developer tools').getByText('match.ticket').first().click();
    await holdsUp(page, 'match and frames');
  });
