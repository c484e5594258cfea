import { createLobby, expect, joinByCode, pickAction, teamSection, test } from './players';

const setFaults = async (plan: object) => {
  const response = await fetch(new URL('/dev/chaos', process.env.LOBBY_PAGE), {
    method: 'POST',
    body: JSON.stringify(plan),
  });
  expect(response.status).toBe(200);
};

test('A kicked player sees the reason and has to wait before rejoining', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Strict' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await pickAction(ada, 'Grace', 'Kick');
  await ada.page.getByLabel('Reason (optional)').fill('too loud');
  await ada.page.getByRole('button', { name: 'Kick', exact: true }).click();
  await expect(grace.page.getByText('The host kicked you: too loud')).toBeVisible();
  await expect(teamSection(ada, 'Blue')).not.toContainText('Grace');

  await grace.page.getByLabel('Code', { exact: true }).fill(code);
  await grace.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(grace.page.getByText(/You were kicked\. You can come back in \d+ seconds/)).toBeVisible();
});

test('A player who missed being kicked sees the reason at their next action', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Haunted' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await expect(teamSection(ada, 'Blue')).toContainText('Grace');
  await setFaults({ rates: { failedPush: 1 }, pushesTo: await grace.id() });
  try {
    await pickAction(ada, 'Grace', 'Kick');
    await ada.page.getByLabel('Reason (optional)').fill('too loud');
    await ada.page.getByRole('button', { name: 'Kick', exact: true }).click();
    await expect(teamSection(ada, 'Blue')).not.toContainText('Grace');
    // The service handles one change after the other, so it has stored the kick once it has sent the next change.
    await ada.page.getByRole('button', { name: 'Ready', exact: true }).click();
    await expect(teamSection(ada, 'Red')).toContainText('Ready');

    await grace.page.getByRole('button', { name: 'Leave' }).click();
    await expect(grace.page.getByText('The host kicked you: too loud')).toBeVisible();
    await expect(grace.page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
  } finally {
    await setFaults({});
  }
});

test('A host can ban a player and lift the ban', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Stricter' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await pickAction(ada, 'Grace', 'Ban');
  await ada.page.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(grace.page.getByText('The host banned you.')).toBeVisible();
  await grace.page.getByLabel('Code', { exact: true }).fill(code);
  await grace.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(grace.page.getByText('The host has banned you from this lobby.')).toBeVisible();

  await ada.page.getByRole('button', { name: 'Settings' }).click();
  await ada.page.getByRole('button', { name: 'Unban Grace' }).click();
  await expect(ada.page.getByLabel('Banned players')).toBeHidden();
  await joinByCode(grace, code);
});

test('A host can mute, change settings, lock, renew the code and hand over', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Well kept' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await pickAction(ada, 'Grace', 'Mute');
  await expect(grace.page.getByPlaceholder('The host has muted you')).toBeVisible();

  await ada.page.getByRole('button', { name: 'Settings' }).click();
  const form = ada.page.getByRole('dialog', { name: 'Settings' });
  await form.getByLabel('Name', { exact: true }).fill('Better kept');
  await form.getByLabel('Max players', { exact: true }).fill('1');
  await form.getByRole('button', { name: 'Save' }).click();
  const refusal = form.getByRole('alert').filter({ hasText: 'The lobby has more players than that.' });
  await expect(refusal.first()).toBeVisible();
  await form.getByLabel('Max players', { exact: true }).fill('6');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(grace.page.getByRole('heading', { name: 'Better kept' })).toBeVisible();

  const more = ada.page.getByRole('button', { name: 'Host actions' });
  await more.click();
  await ada.page.getByRole('menuitem', { name: 'New code' }).click();
  await expect(grace.page.getByLabel('Lobby code')).not.toContainText(code);
  await more.click();
  await ada.page.getByRole('menuitem', { name: 'Lock' }).click();
  await expect(grace.page.getByText('Locked', { exact: true })).toBeVisible();

  await pickAction(ada, 'Grace', 'Make host');
  await expect(grace.page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await expect(ada.page.getByRole('button', { name: 'Settings' })).toBeHidden();
});

test('A player can switch to spectating and back until the lobby closes', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Open air' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  await grace.page.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(teamSection(ada, 'Watching')).toContainText('Grace');
  await grace.page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(teamSection(ada, 'Blue')).toContainText('Grace');

  await ada.page.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(ada.page.getByRole('dialog')).toContainText('Grace will become the host.');
  await ada.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(ada.page.getByRole('button', { name: 'Settings' })).toBeVisible();

  await ada.page.getByRole('button', { name: 'Host actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Close lobby' }).click();
  await ada.page.getByLabel('Reason (optional)').fill('bedtime');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Close lobby' }).click();
  await expect(grace.page.getByText('The lobby was closed: bedtime')).toBeVisible();
  await expect(grace.page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
});
