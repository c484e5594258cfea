import { connectScriptedPlayer } from './scriptedPlayer';
import { expect, test } from './players';

test('A lobby beyond the watch limit can be found by name until it closes', async ({ openPage, signIn }) => {
  const stage = await openPage('stage');
  const hosts = await Promise.all(
    Array.from({ length: 102 }, (_, index) => connectScriptedPlayer(stage.page, `Host${index}`)),
  );
  const create = (index: number) =>
    hosts[index]!.send(['lobby.create', { name: `Crowded ${index}`, mode: 'coop', maxPlayers: 4 }]);
  // The first two are the oldest, so a watch leaves them out.
  await create(0);
  await create(1);
  await Promise.all(hosts.slice(2).map((_, index) => create(index + 2)));

  const { page } = await signIn('Ada');
  await expect(page.getByText(/Live: 1\d\d\+ lobbies/)).toBeVisible();
  const hint = page.getByText('There are more lobbies than are listed here');
  await expect(hint).toBeHidden();
  await page.getByLabel('Sort').selectOption('By name');
  await expect(hint).toBeVisible();
  await page.getByLabel('Search by name').fill('crowded 1');
  const oldest = page.getByRole('heading', { name: 'Crowded 1', exact: true });
  await expect(oldest).toBeVisible();
  await hosts[1]!.send(['lobby.leave', {}]);
  await expect(oldest).toBeHidden();

  await page.getByLabel('Search by name').fill('crowded 0');
  await expect(page.getByRole('heading', { name: 'Crowded 0', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Join Crowded 0' }).click();
  await expect(page.getByRole('heading', { name: 'Crowded 0', level: 1 })).toBeVisible();
  await Promise.all(hosts.filter((_, index) => index !== 1).map(({ send }) => send(['lobby.leave', {}])));
});
