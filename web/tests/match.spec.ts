import { createLobby, expect, joinByCode, teamSection, startMatch, test } from './players';

test('Two players join by code, choose teams and play two matches', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Friday night' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);

  await expect(teamSection(ada, 'Blue')).toContainText('Grace');
  await grace.page.getByRole('button', { name: 'Join Red' }).click();
  await expect(teamSection(ada, 'Red')).toContainText('Grace');
  await expect(teamSection(ada, 'Blue')).not.toContainText('Grace');
  await ada.page.getByRole('button', { name: 'Host actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Balance teams' }).click();
  await expect(
    teamSection(grace, 'Blue')
      .getByRole('listitem')
      .filter({ hasText: /Ada|Grace/ }),
  ).toHaveCount(1);

  await startMatch(ada, grace);

  for (const { page } of [ada, grace]) await expect(page.getByTestId('countdown')).toBeVisible();
  for (const { page } of [ada, grace]) {
    await expect(page.getByText('Match in progress')).toBeVisible();
    await expect(page.getByText(/^eyJ/)).toBeVisible();
  }
  await ada.page.getByRole('button', { name: 'End match' }).click();
  await ada.page.getByLabel('Result (optional)').fill('Red won');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'End match' }).click();
  await expect(grace.page.getByText('The match has ended: Red won')).toBeVisible();
  for (const { page } of [ada, grace]) await expect(page.getByText('Last match: Red won, 1 minute')).toBeVisible();

  for (const { page } of [ada, grace]) await page.getByRole('button', { name: 'Rematch' }).click();
  await expect(ada.page.getByText('Everyone is ready.')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(grace.page.getByText('Match in progress')).toBeVisible();
  await expect(grace.page.getByText('Last match:')).toBeHidden();
});

test('Two players see the same countdown even if a clock is wrong', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'In step' });
  const grace = await signIn('Grace', { clockAheadMs: 45_000 });
  await joinByCode(grace, code);
  // Records when each number first appears, by a clock that `clockAheadMs` does not change.
  for (const { page } of [ada, grace])
    await page.evaluate(() => {
      const firstShown: Record<string, number> = {};
      Object.assign(window, { firstShown });
      new MutationObserver(() => {
        const number = document.querySelector('[data-testid=countdown]')?.textContent;
        if (number) firstShown[number] ??= performance.timeOrigin + performance.now();
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });

  await startMatch(ada, grace);
  for (const { page } of [ada, grace]) await expect(page.getByText('Match in progress')).toBeVisible();

  const [one, other] = await Promise.all(
    [ada, grace].map(({ page }) =>
      page.evaluate(() => (window as unknown as { firstShown: Record<string, number> }).firstShown),
    ),
  );
  for (const second of ['3', '2', '1']) expect(Math.abs(one![second]! - other![second]!)).toBeLessThan(900);
});

test('The countdown stops for everyone when a player is no longer ready', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Second thoughts' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await startMatch(ada, grace);
  await expect(grace.page.getByTestId('countdown')).toBeVisible();
  await grace.page.getByRole('button', { name: 'Not ready' }).click();
  await expect(ada.page.getByText('The countdown stopped: someone is no longer ready.')).toBeVisible();
  await expect(ada.page.getByTestId('countdown')).toBeHidden();
});

test('Players can chat with everyone and with their team', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Talkative' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
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

  const late = await signIn('Linus');
  await joinByCode(late, code);
  await expect(late.page.getByRole('log')).toContainText('Hello there');
});
