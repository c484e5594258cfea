import { creates, expect, joins, seatsOf, starts, test } from './players';

test('A link leads into the lobby', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await creates(ada, { name: 'By link' });
  await ada.page.getByRole('button', { name: 'Copy link' }).click();
  const link = await ada.page.evaluate(() => navigator.clipboard.readText());
  const grace = await signsIn('Grace', { hash: new URL(link).hash });
  await expect(grace.page.getByRole('heading', { name: 'By link' })).toBeVisible();
  await expect(seatsOf(ada, 'Blue')).toContainText('Grace');
});

test('A link to another lobby asks before it leaves this one', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'The other one' });
  const grace = await signsIn('Grace');
  await creates(grace, { name: 'Her own' });
  await grace.page.evaluate(hash => (location.hash = hash), code);
  await grace.page.getByRole('button', { name: 'Leave and join' }).click();
  await expect(grace.page.getByRole('heading', { name: 'The other one' })).toBeVisible();
});

test('The list is live, and narrows down to what is asked for', async ({ signsIn }) => {
  const watcher = await signsIn('Linus');
  const list = watcher.page.getByRole('list', { name: 'Lobbies' });
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Sunset circuit', mode: 'race' });
  const row = list.getByRole('listitem').filter({ hasText: 'Sunset circuit' });
  await expect(row).toContainText('1 of');
  const grace = await signsIn('Grace');
  await joins(grace, code);
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

test('Quick join takes the lobby that there is, else opens one', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await ada.page.getByLabel('Mode').last().selectOption('deathmatch');
  await ada.page.getByRole('button', { name: 'Quick join' }).click();
  await expect(ada.page.getByText('you are hosting a new one')).toBeVisible();
  const grace = await signsIn('Grace');
  await grace.page.getByLabel('Mode').last().selectOption('deathmatch');
  await grace.page.getByRole('button', { name: 'Quick join' }).click();
  await expect(grace.page.getByRole('heading', { name: "Ada's lobby" })).toBeVisible();
});

test('An invite is accepted, and another one declined', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await creates(ada, { name: 'Invited only' });
  const grace = await signsIn('Grace');
  const linus = await signsIn('Linus');
  for (const guest of [grace, linus]) {
    await ada.page.getByRole('button', { name: 'Invite' }).click();
    await ada.page.getByLabel("Player ID").fill(await guest.id());
    await ada.page.getByRole('button', { name: 'Send invite' }).click();
    await expect(ada.page.getByRole('dialog')).toBeHidden();
  }
  await grace.page.getByRole('region', { name: 'Invite from Ada' }).getByRole('button', { name: 'Accept' }).click();
  await expect(grace.page.getByRole('heading', { name: 'Invited only' })).toBeVisible();
  await linus.page.getByRole('button', { name: 'Decline' }).click();
  await expect(ada.page.getByText('declined your invite')).toBeVisible();
  await expect(linus.page.getByRole('region', { name: 'Invite from Ada' })).toBeHidden();
});

test('A password is asked for, and a wrong one is told', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = ada.page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Speak, friend');
  await form.getByLabel('Require a password').check();
  await form.getByLabel('Password', { exact: true }).fill('mellon');
  await form.getByRole('button', { name: 'Create lobby' }).click();

  const grace = await signsIn('Grace');
  await grace.page.getByRole('button', { name: 'Join Speak, friend' }).click();
  const door = grace.page.getByRole('dialog', { name: 'This lobby has a password' });
  await door.getByLabel('Password').fill('open sesame');
  await door.getByRole('button', { name: 'Join' }).click();
  await expect(door.getByRole('alert')).toHaveText('Wrong password.');
  await door.getByLabel('Password').fill('mellon');
  await door.getByRole('button', { name: 'Join' }).click();
  await expect(grace.page.getByRole('heading', { name: 'Speak, friend' })).toBeVisible();
});

test('A code that leads nowhere is told in a sentence', async ({ signsIn }) => {
  const { page } = await signsIn('Grace');
  await page.getByLabel('Code', { exact: true }).fill('22');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '6 letters' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill('ZZZZZZ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is no such lobby.' })).toBeVisible();
});

test('Who comes too late to play may watch', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Well under way' });
  const grace = await signsIn('Grace');
  await joins(grace, code);
  await starts(ada, grace);
  const late = await signsIn('Linus', { hash: `#${code}` });
  await late.page.getByRole('dialog', { name: 'The match has started' }).getByRole('button', { name: 'Watch' }).click();
  await expect(late.page.getByRole('heading', { name: 'Well under way' })).toBeVisible();
  await expect(seatsOf(ada, 'Watching')).toContainText('Linus');
});

test('A lobby that only invites open shows no code', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
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
