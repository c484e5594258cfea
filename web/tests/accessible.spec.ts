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

/** What is wider than the place it has; a dialog's ✕ stands in its edge. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.app :not(.dialog header)')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
      .filter(part => getComputedStyle(part).overflowX === 'visible')
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );

for (const { name, ...look } of looks.filter(({ colorScheme }) => colorScheme === 'light'))
  test(`A long name without spaces stays in its place, ${name}`, async ({ opens }) => {
    const long = 'W'.repeat(40);
    const ada = await opens('Ada', { ...look, hash: `?player=long-${look.viewport.width}&name=${long}` });
    const code = await creates(ada, { name: long });
    const grace = await opens('Grace', { ...look, hash: `?player=grace-${look.viewport.width}&name=M${long}` });
    await expect(grace.page.getByRole('button', { name: `Join ${long}` }).first()).toBeVisible();
    await holdsUp(grace.page, 'browse');
    expect(await overflowing(grace.page)).toEqual([]);

    await joins(grace, code);
    await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill(long);
    await grace.page.keyboard.press('Enter');
    await expect(ada.page.getByRole('log').getByText(long).last()).toBeVisible();
    await expect(ada.page.getByText(/joined\./)).toBeVisible();
    await holdsUp(ada.page, 'lobby');
    expect(await overflowing(ada.page)).toEqual([]);
    await ada.page.getByRole('button', { name: `Actions for M${long}` }).click();
    await ada.page.getByRole('menuitem', { name: 'Kick' }).click();
    await holdsUp(ada.page, 'kick');
    expect(await overflowing(ada.page)).toEqual([]);
  });

for (const { name, ...look } of looks)
  test(`Every screen can be used by everyone, ${name}`, async ({ opens, signsIn }) => {
    const { page } = await opens('Ada', look);
    await holdsUp(page, 'sign in');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByText('Live:')).toBeVisible();
    const ada = { page, name: 'Ada', context: page.context(), id: async () => '' };

    await page.getByRole('button', { name: 'Create lobby' }).first().click();
    await page.getByLabel('Require a password').check();
    await holdsUp(page, 'create');
    await page.keyboard.press('Escape');
    const code = await creates(ada, { name: 'For everyone' });
    const grace = await signsIn('Grace', look);
    await expect(grace.page.getByRole('button', { name: 'Join For everyone' }).first()).toBeVisible();
    await holdsUp(grace.page, 'browse');
    await joins(grace, code);

    await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Hello');
    await grace.page.keyboard.press('Enter');
    await grace.page.getByRole('button', { name: 'Ready', exact: true }).click();
    await expect(page.getByText('Waiting for you to get ready')).toBeVisible();
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
    await expect(page.getByText('Match in progress')).toBeVisible();
    await page.getByRole('button', { name: 'Developer tools' }).click();
    await page.getByLabel('Developer tools').getByText('match.ticket').first().click();
    await holdsUp(page, 'match and frames');
  });
