import { extra } from './extras';
import { expect, test } from './players';

test('Of more lobbies than can be watched, each is found by its name until it closes', async ({ opens, signsIn }) => {
  const stage = await opens('stage');
  const hosts = await Promise.all(Array.from({ length: 102 }, (_, index) => extra(stage.page, `Host${index}`)));
  const create = (index: number) =>
    hosts[index]!.does(['lobby.create', { name: `Crowded ${index}`, mode: 'coop', maxPlayers: 4 }]);
  // The first ones are the oldest, which a watch leaves out.
  await create(0);
  await create(1);
  await Promise.all(hosts.slice(2).map((_, index) => create(index + 2)));

  const { page } = await signsIn('Ada');
  await expect(page.getByText(/Live: 1\d\d\+ lobbies/)).toBeVisible();
  await page.getByLabel('Search by name').fill('crowded 1');
  const oldest = page.getByRole('heading', { name: 'Crowded 1', exact: true });
  await expect(oldest).toBeVisible();
  await hosts[1]!.does(['lobby.leave', {}]);
  await expect(oldest).toBeHidden();

  await page.getByLabel('Search by name').fill('crowded 0');
  await expect(page.getByRole('heading', { name: 'Crowded 0', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Join Crowded 0' }).click();
  await expect(page.getByRole('heading', { name: 'Crowded 0', level: 1 })).toBeVisible();
  await Promise.all(hosts.filter((_, index) => index !== 1).map(({ does }) => does(['lobby.leave', {}])));
});
