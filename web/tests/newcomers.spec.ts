import { createLobby, expect, joinByCode, type Player, pickAction, startMatch, teamSection, test } from './players';

const createForm = ({ page }: Player) => page.getByRole('dialog', { name: 'Create a lobby' });

test('A larger maximum of players keeps the number needed to start', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = createForm(ada);
  await form.getByLabel('Max players', { exact: true }).click();
  await ada.page.keyboard.press('ControlOrMeta+A');
  await ada.page.keyboard.type('12');
  await expect(form.getByLabel('Min players to start')).toHaveValue('2');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  await expect(ada.page.getByText('Waiting for one more player')).toBeVisible();
});

test('A muted player who becomes host can chat again', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Heirloom' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await pickAction(ada, 'Grace', 'Mute');
  await expect(grace.page.getByPlaceholder('The host has muted you')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Leave' }).click();
  await expect(grace.page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill('At last');
  await grace.page.keyboard.press('Enter');
  await expect(grace.page.locator('.chat-text')).toHaveText('At last');
});

test('An invite accepted during a match offers to watch, and stays until it is used', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Too late' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  const linus = await signIn('Linus');
  await ada.page.getByRole('button', { name: 'Invite' }).click();
  await ada.page.getByLabel('Player ID').fill(await linus.id());
  await ada.page.getByRole('button', { name: 'Send invite' }).click();
  const invite = linus.page.getByRole('region', { name: 'Invite from Ada' });
  await expect(invite).toBeVisible();
  await startMatch(ada, grace);
  await expect(ada.page.getByText('Match in progress')).toBeVisible();

  const question = linus.page.getByRole('dialog', { name: 'The match has started' });
  await invite.getByRole('button', { name: 'Accept' }).click();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(invite).toBeVisible();
  await invite.getByRole('button', { name: 'Accept' }).click();
  await question.getByRole('button', { name: 'Watch' }).click();
  await expect(teamSection(ada, 'Watching')).toContainText('Linus');
  await expect(invite).toBeHidden();
});

test('A blank name of a lobby or a team has one message, and creates nothing', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = createForm(ada);
  await form.getByLabel('Name', { exact: true }).fill('   ');
  await form.getByLabel('Name of team 1').fill('  ');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(form.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('Enter a name.');
  await expect(form.getByText('Enter a name for each team.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('Named');
  await form.getByLabel('Name of team 1').fill('Red');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  await expect(ada.page.getByRole('heading', { name: 'Named' })).toBeVisible();
});

test('A kicked player who tries to return is shown only how long to wait', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = createForm(ada);
  await form.getByLabel('Name', { exact: true }).fill('Twice shut');
  await form.getByLabel('Require a password').check();
  await form.getByLabel('Password', { exact: true }).fill('mellon');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  const { page } = await signIn('Grace');
  const dialog = page.getByRole('dialog', { name: 'This lobby has a password' });
  const enter = async () => {
    await page.getByRole('button', { name: 'Join Twice shut' }).click();
    await dialog.getByLabel('Password').fill('mellon');
    await dialog.getByRole('button', { name: 'Join' }).click();
  };
  await enter();
  await expect(page.getByRole('heading', { name: 'Twice shut' })).toBeVisible();
  await pickAction(ada, 'Grace', 'Kick');
  await ada.page.getByRole('button', { name: 'Kick', exact: true }).click();
  await expect(page.getByText('The host kicked you.')).toBeVisible();

  await enter();
  await expect(page.getByRole('alert').getByText(/You were kicked\. You can come back in \d+ seconds/)).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The host kicked you.')).toBeHidden();
});

test('Too many wrong passwords are reported as such', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = createForm(ada);
  await form.getByLabel('Name', { exact: true }).fill('Guess again');
  await form.getByLabel('Require a password').check();
  await form.getByLabel('Password', { exact: true }).fill('mellon');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  const { page } = await signIn('Grace');
  await page.getByRole('button', { name: 'Join Guess again' }).click();
  const dialog = page.getByRole('dialog');
  const password = dialog.getByLabel('Password');
  for (let attempt = 1; attempt <= 5; attempt++) {
    await password.fill(`guess ${attempt}`);
    await password.press('Enter');
    await expect(password).toHaveAccessibleDescription('Wrong password.');
  }
  await password.fill('mellon');
  await password.press('Enter');
  await expect(password).toHaveAccessibleDescription(
    /^Too many wrong codes or passwords\. Try again in \d+ seconds\.$/,
  );
});

test('An invite to an unknown player does not claim to be delivered', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'Anyone there' });
  await ada.page.getByRole('button', { name: 'Invite' }).click();
  const id = ada.page.getByLabel('Player ID');
  await id.fill('Grace Hopper');
  await id.press('Enter');
  await expect(id).toHaveAccessibleDescription('A player ID has no spaces. Ask the player for theirs.');
  await id.fill('nobody-23456');
  await id.press('Enter');
  await expect(
    ada.page.getByText('Invited nobody-23456. They see it if this is their ID and they are online.'),
  ).toBeVisible();
});

test('A press beside a dialog keeps what was entered', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'Careful' });
  const { page } = ada;
  await page.getByRole('button', { name: 'Settings' }).click();
  const form = page.getByRole('dialog', { name: 'Settings' });
  await page.mouse.click(5, 300);
  await expect(form).toBeHidden();
  await page.getByRole('button', { name: 'Settings' }).click();
  await form.getByLabel('Name', { exact: true }).fill('Half a na');
  await page.mouse.click(5, 300);
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Half a na');
});

test('Back asks before it leaves the lobby, and keeps the seat otherwise', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'One way' });
  const { page } = ada;
  const question = page.getByRole('dialog', { name: 'Leave One way?' });
  for (const _ of [1, 2]) {
    await page.goBack();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { name: 'One way' })).toBeVisible();
  }
  await page.reload();
  await expect(page.getByRole('heading', { name: 'One way' })).toBeVisible();
  await page.goBack();
  await question.getByRole('button', { name: 'Leave lobby' }).click();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => history.state)).toBeNull();
});

test('A host sees banned players by name', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'By name' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await pickAction(ada, 'Grace', 'Ban');
  await ada.page.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(teamSection(ada, 'Blue')).not.toContainText('Grace');
  await ada.page.getByRole('button', { name: 'Settings' }).click();
  const banned = ada.page.getByRole('region', { name: 'Banned players' });
  await expect(banned.getByRole('listitem')).toContainText('Grace');
  await expect(banned).not.toContainText(await grace.id());
});

test('The invite dialog says who can use the link', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = createForm(ada);
  await form.getByLabel('Name', { exact: true }).fill('Conditions apply');
  await form.getByLabel('Require a password').check();
  await form.getByLabel('Password', { exact: true }).fill('mellon');
  await form.getByLabel('Max players', { exact: true }).fill('1');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  const { page } = ada;
  const invite = page.getByRole('button', { name: 'Invite' });
  const dialog = page.getByRole('dialog', { name: 'Invite players' });
  await invite.click();
  await expect(
    dialog.getByText('Anyone with this link and the password can join when a seat is free, or watch now:'),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await startMatch(ada);
  await expect(page.getByText('Match in progress')).toBeVisible();
  await invite.click();
  await expect(
    dialog.getByText('Anyone with this link and the password can join after the match, or watch it now:'),
  ).toBeVisible();
});

test('A page that was disconnected for flooding says so', async ({ openPage, consoleErrors }) => {
  const { page } = await openPage('Ada');
  let flood = () => {};
  await page.routeWebSocket(/\/v1$/, socket => {
    const service = socket.connectToServer();
    flood = () => {
      socket.send(JSON.stringify({ type: 'session.replaced', reason: 'rateLimited' }));
      for (const end of [service, socket]) void end.close({ code: 1000 });
    };
  });
  await page.reload();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText('Live:')).toBeVisible();
  flood();
  await expect(page.getByRole('heading', { name: 'You were disconnected' })).toBeVisible();
  await expect(page.getByText('This page sent too many requests')).toBeVisible();
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  consoleErrors.splice(0);
});
