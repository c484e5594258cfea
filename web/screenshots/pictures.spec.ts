import { extra } from '../tests/extras';
import { creates, expect, type Player, test } from '../tests/players';

const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const picture = ({ page }: Player, name: string) =>
  page.screenshot({
    path: new URL(`../../docs/images/${name}.png`, import.meta.url).pathname,
    animations: 'disabled',
    caret: 'hide',
    style: '.notices { display: none }',
  });

const teams = [
  { name: 'Red', size: 4 },
  { name: 'Blue', size: 4 },
];

/** The same player, and so the same colours, each time. */
const as = (name: string) => `?player=${name.toLowerCase()}&name=${name}`;

test('Pictures', async ({ opens }) => {
  const stage = await opens('stage');
  const open = async (host: string, lobby: { password?: string; [setting: string]: unknown }, guests: string[]) => {
    const { does } = await extra(stage.page, host);
    const { lobbyId } = await does(['lobby.create', { region: 'eu-west', maxPlayers: 8, teams, ...lobby }]);
    for (const guest of guests)
      await (await extra(stage.page, guest)).does(['lobby.join', { lobbyId, password: lobby.password }]);
  };
  await open('Edsger', { name: 'Shortest path wins', mode: 'race', maxPlayers: 6, teams: [] }, ['Tony', 'Niklaus']);
  await open(
    'Barbara',
    { name: 'No substitutes', mode: 'deathmatch', region: 'us-east', maxPlayers: 2, teams: [], allowSpectators: true },
    ['Ken'],
  );
  await open('Margaret', { name: 'Moonshot', mode: 'coop', maxPlayers: 4, teams: [], password: 'apollo' }, [
    'Katherine',
    'Dorothy',
  ]);
  await open('Dennis', { name: 'Portable mayhem', mode: 'deathmatch', maxPlayers: 16, teams: [] }, [
    'Bjarne',
    'Brian',
    'Rob',
  ]);
  await open('Radia', { name: 'Spanning the tree', mode: 'ctf', region: 'us-east' }, ['Vint', 'Bob']);

  const ada = await opens('Ada', { viewport: wide, hash: as('Ada') });
  const code = await creates(ada, { name: 'Friday night flags' });
  const linus = await opens('Linus', { viewport: phone, colorScheme: 'dark', hash: `${as('Linus')}#${code}` });
  await expect(linus.page.getByLabel('Lobby code')).toContainText(code);
  const grace = await opens('Grace', { viewport: wide, hash: as('Grace') });
  await expect(grace.page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem')).toHaveCount(6);
  await picture(grace, 'browse');
  await grace.page.getByRole('button', { name: 'Dark colours' }).click();
  await picture(grace, 'browse-dark');
  await grace.page.getByRole('button', { name: 'Join Friday night flags' }).click();

  const alan = await extra(stage.page, 'Alan');
  await alan.does(['lobby.join', { code }], ['member.ready', { ready: true }]);
  const joan = await extra(stage.page, 'Joan');
  await joan.does(['lobby.join', { code }]);
  await alan.does(['chat.send', { text: 'Same map as last week?' }]);
  await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Yes, and no camping this time.');
  await grace.page.keyboard.press('Enter');
  for (const { page } of [grace, ada]) await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await joan.does(['chat.send', { text: 'Two minutes, getting tea' }]);
  await expect(ada.page.getByRole('log')).toContainText('getting tea');
  await expect(ada.page.getByText('Waiting for Linus and Joan to get ready')).toBeVisible();
  await picture(ada, 'lobby');

  await linus.page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(linus.page.getByRole('button', { name: 'Not ready' })).toBeVisible();
  await picture(linus, 'phone');
  await joan.does(['member.ready', { ready: true }]);
  await expect(ada.page.getByText('Everyone is ready.')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(grace.page.getByTestId('countdown')).toHaveText('3');
  await picture(grace, 'countdown-dark');
  await expect(ada.page.getByText('Match in progress')).toBeVisible();
  await picture(ada, 'match');
  await ada.page.getByRole('button', { name: 'Developer tools' }).click();
  await ada.page.locator('.frame', { hasText: 'match.start' }).locator('summary').first().click();
  await picture(ada, 'developer-tools');
});
