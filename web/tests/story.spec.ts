import { creates, expect, joins, seatsOf, starts, test } from './players';

test('Two players gather by code, choose teams, get ready, play, and play again', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Friday night' });
  const grace = await signsIn('Grace');
  await joins(grace, code);

  await expect(seatsOf(ada, 'Blue')).toContainText('Grace');
  await grace.page.getByRole('button', { name: 'Join Red' }).click();
  await expect(seatsOf(ada, 'Red')).toContainText('Grace');
  await expect(seatsOf(ada, 'Blue')).not.toContainText('Grace');
  await ada.page.getByRole('button', { name: 'Host actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Balance teams' }).click();
  await expect(
    seatsOf(grace, 'Blue')
      .getByRole('listitem')
      .filter({ hasText: /Ada|Grace/ }),
  ).toHaveCount(1);

  await starts(ada, grace);

  for (const { page } of [ada, grace]) await expect(page.getByTestId('countdown')).toBeVisible();
  for (const { page } of [ada, grace]) {
    await expect(page.getByText('Match in progress')).toBeVisible();
    await expect(page.getByText(/^eyJ/)).toBeVisible();
  }
  await ada.page.getByRole('button', { name: 'End match' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'End match' }).click();
  await expect(grace.page.getByText('The match has ended.')).toBeVisible();

  await starts(ada, grace);
  await expect(grace.page.getByText('Match in progress')).toBeVisible();
});

test('Both see the same second of the countdown at the same moment, though a clock is wrong', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'In step' });
  const grace = await signsIn('Grace', { clockAheadMs: 45_000 });
  await joins(grace, code);
  // Each notes by a clock that nobody has changed when it first showed a second.
  for (const { page } of [ada, grace])
    await page.evaluate(() => {
      const shown: Record<string, number> = {};
      Object.assign(window, { shown });
      new MutationObserver(() => {
        const figure = document.querySelector('[data-testid=countdown]')?.textContent;
        if (figure) shown[figure] ??= performance.timeOrigin + performance.now();
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });

  await starts(ada, grace);
  for (const { page } of [ada, grace]) await expect(page.getByText('Match in progress')).toBeVisible();

  const [one, other] = await Promise.all(
    [ada, grace].map(({ page }) => page.evaluate(() => (window as unknown as { shown: Record<string, number> }).shown)),
  );
  for (const second of ['3', '2', '1']) expect(Math.abs(one![second]! - other![second]!)).toBeLessThan(900);
});

test('The countdown stops for all when one is not ready any more', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Second thoughts' });
  const grace = await signsIn('Grace');
  await joins(grace, code);
  await starts(ada, grace);
  await expect(grace.page.getByTestId('countdown')).toBeVisible();
  await grace.page.getByRole('button', { name: 'Not ready' }).click();
  await expect(ada.page.getByText('The countdown stopped: someone is no longer ready.')).toBeVisible();
  await expect(ada.page.getByTestId('countdown')).toBeHidden();
});

test('People talk, to all and to their team', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Talkative' });
  const grace = await signsIn('Grace');
  await joins(grace, code);
  await ada.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Hello there');
  await ada.page.keyboard.press('Enter');
  await expect(grace.page.getByRole('log')).toContainText('Hello there');

  await ada.page.getByRole('radio', { name: 'Team' }).check();
  await ada.page.getByRole('textbox', { name: 'Message to your team' }).fill('Left flank');
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('log')).toContainText('Left flank');
  await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Anyone?');
  await grace.page.keyboard.press('Enter');
  await expect(grace.page.getByRole('log')).toContainText('Anyone?');
  await expect(grace.page.getByRole('log')).not.toContainText('Left flank');

  const late = await signsIn('Linus');
  await joins(late, code);
  await expect(late.page.getByRole('log')).toContainText('Hello there');
});
