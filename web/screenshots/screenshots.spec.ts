import { connectScriptedPlayer } from '../tests/scriptedPlayer';
import { createLobby, expect, type Player, test } from '../tests/players';

const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const screenshot = ({ page }: Player, name: string) =>
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

/** A fixed player id, so the avatar has the same colour in every run. */
const playerLink = (name: string) => `?player=${name.toLowerCase()}&name=${name}`;

test('Screenshots', async ({ openPage }) => {
  const stage = await openPage('stage');
  const open = async (host: string, lobby: { password?: string; [setting: string]: unknown }, guests: string[]) => {
    const { send } = await connectScriptedPlayer(stage.page, host);
    const { lobbyId } = await send(['lobby.create', { region: 'eu-west', maxPlayers: 8, teams, ...lobby }]);
    for (const guest of guests)
      await (
        await connectScriptedPlayer(stage.page, guest)
      ).send(['lobby.join', { lobbyId, password: lobby.password }]);
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

  const ada = await openPage('Ada', { viewport: wide, hash: playerLink('Ada') });
  const code = await createLobby(ada, { name: 'Friday night flags' });
  const linus = await openPage('Linus', {
    viewport: phone,
    colorScheme: 'dark',
    hash: `${playerLink('Linus')}#${code}`,
  });
  await expect(linus.page.getByLabel('Lobby code')).toContainText(code);
  const grace = await openPage('Grace', { viewport: wide, hash: playerLink('Grace') });
  await expect(grace.page.getByRole('list', { name: 'Lobbies' }).getByRole('listitem')).toHaveCount(6);
  await screenshot(grace, 'browse');
  await grace.page.getByRole('button', { name: 'Dark colours' }).click();
  await screenshot(grace, 'browse-dark');
  await grace.page.getByRole('button', { name: 'Join Friday night flags' }).click();

  const alan = await connectScriptedPlayer(stage.page, 'Alan');
  await alan.send(['lobby.join', { code }], ['member.ready', { ready: true }]);
  const joan = await connectScriptedPlayer(stage.page, 'Joan');
  await joan.send(['lobby.join', { code }]);
  await alan.send(['chat.send', { text: 'Same map as last week?' }]);
  await grace.page.getByRole('textbox', { name: 'Message to everyone' }).fill('Yes, and no camping this time.');
  await grace.page.keyboard.press('Enter');
  for (const { page } of [grace, ada]) await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await joan.send(['chat.send', { text: 'Two minutes, getting tea' }]);
  await expect(ada.page.getByRole('log')).toContainText('getting tea');
  await expect(ada.page.getByText('Waiting for Linus and Joan to get ready')).toBeVisible();
  await screenshot(ada, 'lobby');

  await linus.page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect(linus.page.getByRole('button', { name: 'Not ready' })).toBeVisible();
  await screenshot(linus, 'phone');
  await joan.send(['member.ready', { ready: true }]);
  await expect(ada.page.getByText('Everyone is ready.')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(grace.page.getByTestId('countdown')).toHaveText('3');
  await screenshot(grace, 'countdown-dark');
  await expect(ada.page.getByText('Match in progress')).toBeVisible();
  await screenshot(ada, 'match');
  await ada.page.getByRole('button', { name: 'Developer tools' }).click();
  await ada.page.locator('.frame', { hasText: 'match.start' }).locator('summary').first().click();
  await screenshot(ada, 'developer-tools');
});
