import { expect, joinByCode, teamSection, test } from './players';

test('A host chooses the map, and each player a character', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'Create lobby' }).click();
  const form = ada.page.getByRole('dialog', { name: 'Create a lobby' });
  await form.getByLabel('Name', { exact: true }).fill('Cartographers');
  await form.getByLabel('Map').selectOption('Canyon');
  await form.getByRole('button', { name: 'Create lobby' }).click();
  const code = (await ada.page.getByLabel('Lobby code').locator('.code').textContent())!;

  const grace = await signIn('Grace');
  const row = grace.page.getByRole('listitem').filter({ hasText: 'Cartographers' });
  await expect(row).toContainText('Canyon');
  await joinByCode(grace, code);
  const facts = grace.page.locator('.facts');
  await expect(facts).toContainText('Canyon');

  await grace.page.getByLabel('Character').selectOption('Medic');
  await expect(teamSection(ada, 'Blue').getByRole('listitem').filter({ hasText: 'Grace' })).toContainText('Medic');
  await ada.page.getByRole('button', { name: 'Settings' }).click();
  const settings = ada.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Map').selectOption('Any');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(facts).not.toContainText('Canyon');
});
