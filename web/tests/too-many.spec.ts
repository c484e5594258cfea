import { extra } from './extras';
import { expect, test } from './players';

test('Of more lobbies than can be watched, each is found by its name', async ({ opens, signsIn }) => {
  const stage = await opens('stage');
  const hosts = await Promise.all(Array.from({ length: 102 }, (_, index) => extra(stage.page, `Host${index}`)));
  const create = (index: number) =>
    hosts[index]!.does(['lobby.create', { name: `Crowded ${index}`, mode: 'coop', maxPlayers: 4 }]);
  // The first ones are the oldest, which a watch leaves out.
  await create(0);
  await create(1);
  await Promise.all(hosts.slice(2).map((_, index) => create(index + 2)));

  const { page } = await signsIn('Ada');
  await page.getByLabel('Search by name').fill('crowded 0');
  await expect(page.getByRole('heading', { name: 'Crowded 0', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Join Crowded 0' }).click();
  await expect(page.getByRole('heading', { name: 'Crowded 0', level: 1 })).toBeVisible();
  await Promise.all(hosts.map(({ does }) => does(['lobby.leave', {}])));
});
