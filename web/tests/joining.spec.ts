import { encode } from 'uqr';
import { createLobby, expect, joinByCode, teamSection, startMatch, test } from './players';

test('A link joins the lobby', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'By link' });
  await ada.page.getByRole('button', { name: 'Copy link' }).click();
  const link = await ada.page.evaluate(() => navigator.clipboard.readText());
  const grace = await signIn('Grace', { hash: new URL(link).search });
  await expect(grace.page.getByRole('heading', { name: 'By link' })).toBeVisible();
  await expect(teamSection(ada, 'Blue')).toContainText('Grace');
});

test('The invite dialog shows the link as a QR code', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Scan me' });
  await ada.page.getByRole('button', { name: 'Invite' }).click();
  const image = ada.page.getByRole('img', { name: 'QR code of the invite link' });
  await expect(image).toBeVisible();
  const { data } = encode(`${process.env.LOBBY_PAGE}?code=${code}`, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  expect(await image.locator('path').getAttribute('d')).toBe(path.join(''));
});

test('A link to another lobby asks before leaving the current one', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'The other one' });
  const grace = await signIn('Grace');
  await createLobby(grace, { name: 'Her own' });
  await grace.page.evaluate(hash => (location.hash = hash), code);
  await grace.page.getByRole('button', { name: 'Leave and join' }).click();
  await expect(grace.page.getByRole('heading', { name: 'The other one' })).toBeVisible();
});

test('The lobby list is live and can be filtered', async ({ signIn }) => {
  const watcher = await signIn('Linus');
  const list = watcher.page.getByRole('list', { name: 'Lobbies' });
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Sunset circuit', mode: 'race' });
  const row = list.getByRole('listitem').filter({ hasText: 'Sunset circuit' });
  await expect(row).toContainText('1 of');
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await expect(row).toContainText('2 of');

  const { page } = watcher;
  await page.getByLabel('Mode').first().selectOption('coop');
  await expect(row).toBeHidden();
  await page.getByLabel('Mode').first().selectOption('race');
  await page.getByLabel('Search by name').fill('sunset');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByLabel('Search by name').fill('nothing like it');
  await expect(page.getByText('No lobbies found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all lobbies' }).click();
  await expect(row).toBeVisible();

  for (const player of [grace, ada]) await player.page.getByRole('button', { name: 'Leave' }).click();
  await expect(row).toBeHidden();
});

test('Quick join takes an existing lobby, or else creates one', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByLabel('Mode').last().selectOption('deathmatch');
  await ada.page.getByRole('button', { name: 'Quick join' }).click();
  await expect(ada.page.getByText('you are hosting a new one')).toBeVisible();
  const grace = await signIn('Grace');
  await grace.page.getByLabel('Mode').last().selectOption('deathmatch');
  await grace.page.getByRole('button', { name: 'Quick join' }).click();
  await expect(grace.page.getByRole('heading', { name: "Ada's lobby" })).toBeVisible();
});

test('An invite can be accepted or declined', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'Invited only' });
  const grace = await signIn('Grace');
  const linus = await signIn('Linus');
  for (const guest of [grace, linus]) {
    await ada.page.getByRole('button', { name: 'Invite' }).click();
    await ada.page.getByLabel('Player ID').fill(await guest.id());
    await ada.page.getByRole('button', { name: 'Send invite' }).click();
    await expect(ada.page.getByRole('dialog')).toBeHidden();
  }
  await grace.page.getByRole('region', { name: 'Invite from Ada' }).getByRole('button', { name: 'Accept' }).click();
  await expect(grace.page.getByRole('heading', { name: 'Invited only' })).toBeVisible();
  await linus.page.getByRole('button', { name: 'Decline' }).click();
  await expect(ada.page.getByText('declined your invite')).toBeVisible();
  await expect(linus.page.getByRole('region', { name: 'Invite from Ada' })).toBeHidden();
});

test('A protected lobby asks for its password and rejects a wrong one', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = ada.page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Speak, friend');
  await form.getByLabel('Require a password').check();
  await form.getByLabel('Password', { exact: true }).fill('mellon');
  await form.getByRole('button', { name: 'Create lobby' }).click();

  const grace = await signIn('Grace');
  await grace.page.getByRole('button', { name: 'Join Speak, friend' }).click();
  const dialog = grace.page.getByRole('dialog', { name: 'This lobby has a password' });
  await dialog.getByLabel('Password').fill('open sesame');
  await dialog.getByRole('button', { name: 'Join' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Wrong password.');
  await dialog.getByLabel('Password').fill('mellon');
  await dialog.getByRole('button', { name: 'Join' }).click();
  await expect(grace.page.getByRole('heading', { name: 'Speak, friend' })).toBeVisible();
});

test('An invalid or unknown code shows an error', async ({ signIn }) => {
  const { page } = await signIn('Grace');
  await page.getByLabel('Code', { exact: true }).fill('22');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '6 letters' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill('ZZZZZZ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The lobby does not exist.' })).toBeVisible();
});

test('A player who arrives after the start can watch', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Well under way' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await startMatch(ada, grace);
  const late = await signIn('Linus', { hash: `#${code}` });
  await late.page.getByRole('dialog', { name: 'The match has started' }).getByRole('button', { name: 'Watch' }).click();
  await expect(late.page.getByRole('heading', { name: 'Well under way' })).toBeVisible();
  await expect(teamSection(ada, 'Watching')).toContainText('Linus');
});

test('An invite-only lobby shows no code', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = ada.page.getByRole('dialog');
  await form.getByRole('radio', { name: 'By invite' }).check();
  await form.getByLabel('Max players', { exact: true }).fill('10');
  await expect(form.getByLabel('Max players on Red')).toHaveValue('5');
  await form.getByLabel('Max players on Red').fill('3');
  await expect(form.getByText('2 players will have no team.')).toBeVisible();
  await form.getByRole('button', { name: 'Create lobby' }).click();
  await expect(ada.page.getByText('By invite')).toBeVisible();
  await expect(ada.page.getByLabel('Lobby code')).toBeHidden();
});
