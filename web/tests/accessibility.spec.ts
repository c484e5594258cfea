import type { Page } from '@playwright/test';
import { expectAccessible, variants } from './accessible';
import { createLobby, expect, joinByCode, startMatch, test } from './players';

/** Returns elements wider than their container, except dialog headers, whose close button reaches into the padding. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.app :not(.dialog header)')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
      .filter(part => getComputedStyle(part).overflowX === 'visible')
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );

for (const { name, ...options } of variants.filter(({ colorScheme }) => colorScheme === 'light'))
  test(`A long name without spaces does not overflow, ${name}`, async ({ openPage }) => {
    const long = 'W'.repeat(40);
    const ada = await openPage('Ada', { ...options, hash: `?player=long-${options.viewport.width}&name=${long}` });
    const code = await createLobby(ada, { name: long });
    const grace = await openPage('Grace', {
      ...options,
      hash: `?player=grace-${options.viewport.width}&name=M${long}`,
    });
    await expect(grace.page.getByRole('button', { name: `Join ${long}` }).first()).toBeVisible();
    await expectAccessible(grace.page, 'browse');
    expect(await overflowing(grace.page)).toEqual([]);

    await joinByCode(grace, code);
    await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill(long);
    await grace.page.keyboard.press('Enter');
    await expect(ada.page.getByRole('log').getByText(long).last()).toBeVisible();
    await expect(ada.page.getByText(/joined\./)).toBeVisible();
    await expectAccessible(ada.page, 'lobby');
    expect(await overflowing(ada.page)).toEqual([]);
    await ada.page.getByRole('button', { name: `Actions for M${long}` }).click();
    await ada.page.getByRole('menuitem', { name: 'Kick' }).click();
    await expectAccessible(ada.page, 'kick');
    expect(await overflowing(ada.page)).toEqual([]);
  });

for (const { name, ...options } of variants)
  test(`Every screen is accessible, ${name}`, async ({ openPage, signIn, consoleErrors }) => {
    const { page } = await openPage('Ada', options);
    await expectAccessible(page, 'sign in');
    await page.route('**/dev/token', route => route.fulfill({ status: 503 }));
    await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByRole('heading', { name: 'Sign-in failed' })).toBeVisible();
    await expectAccessible(page, 'sign-in failed');
    await page.unroute('**/dev/token');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Live:')).toBeVisible();
    // The browser logs the failed sign-in.
    expect(consoleErrors.splice(0).filter(error => !error.includes('503'))).toEqual([]);
    const ada = { page, name: 'Ada', context: page.context(), id: async () => '' };

    await page.getByRole('button', { name: 'Create lobby' }).first().click();
    await page.getByLabel('Require a password').check();
    await expectAccessible(page, 'create');
    await page.keyboard.press('Escape');
    const code = await createLobby(ada, { name: 'For everyone' });
    const grace = await signIn('Grace', options);
    await expect(grace.page.getByRole('button', { name: 'Join For everyone' }).first()).toBeVisible();
    await expectAccessible(grace.page, 'browse');
    await joinByCode(grace, code);

    await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Hello');
    await grace.page.keyboard.press('Enter');
    await grace.page.getByRole('button', { name: 'Ready', exact: true }).click();
    await expect(page.getByText('Waiting for you to get ready')).toBeVisible();
    await expectAccessible(page, 'lobby');
    await page.getByRole('button', { name: 'Actions for Grace' }).click();
    await expectAccessible(page, "a member's menu");
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Invite' }).click();
    await expectAccessible(page, 'invite');
    await page.keyboard.press('Escape');

    await startMatch(ada);
    await expect(page.getByTestId('countdown')).toBeVisible();
    await expectAccessible(page, 'countdown');
    await expect(page.getByText('Match in progress')).toBeVisible();
    await page.getByRole('button', { name: 'Developer tools' }).click();
    await page.getByLabel('Developer tools').getByText('match.ticket').first().click();
    await expectAccessible(page, 'match and frames');
    await page.getByRole('button', { name: 'Close developer tools' }).click();
    await page.getByRole('button', { name: 'End match' }).click();
    await page.getByLabel('Result (optional)').fill('Red won');
    await expectAccessible(page, 'end match');
    await page.getByRole('dialog').getByRole('button', { name: 'End match' }).click();
    await expect(page.getByText('Last match:')).toBeVisible();
    await expectAccessible(page, 'result');
    await page.goBack();
    await expect(page.getByRole('dialog', { name: 'Leave For everyone?' })).toBeVisible();
    await expectAccessible(page, 'leave');
  });
