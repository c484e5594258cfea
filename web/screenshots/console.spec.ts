import { connectScriptedPlayer } from '../tests/scriptedPlayer';
import { expect, test } from '../tests/players';
import { variants } from './variants';

const teams = [
  { name: 'Red', size: 4 },
  { name: 'Blue', size: 4 },
];

for (const { name, ...options } of variants)
  test(`Every screen of the console, ${name}`, async ({ openPage }) => {
    const address = new URL('console.html', process.env.LOBBY_PAGE).href;
    const { page } = await openPage('Operator', { ...options, address });
    const take = async (screen: string) => {
      // A click of the test can have scrolled the page.
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({
        path: new URL(`../../docs/images/screens/console-${screen}-${name}.png`, import.meta.url).pathname,
        animations: 'disabled',
        caret: 'hide',
        style: '.notices { display: none }',
      });
    };
    const connect = (player: string) => connectScriptedPlayer(page, `${player}-${name}`, player);
    const ada = await connect('Ada');
    const grace = await connect('Grace');
    const linus = await connect('Linus');
    const lobby = { mode: 'ctf', region: 'eu-west', maxPlayers: 8, teams, data: { map: 'mill' } };
    const { lobbyId } = await ada.send(['lobby.create', { ...lobby, name: 'Friday night' }]);
    await grace.send(['lobby.join', { lobbyId }], ['member.ready', { ready: true }]);
    await linus.send(['lobby.join', { lobbyId }]);
    const edsger = await connect('Edsger');
    await edsger.send([
      'lobby.create',
      { name: 'Shortest path wins', mode: 'race', maxPlayers: 6, visibility: 'private' },
    ]);
    await page.getByRole('button', { name: 'Count again' }).click();
    await expect(page.getByRole('region', { name: 'Counts' }).locator('dd').first()).toHaveText('2');
    await expect(page.getByRole('link', { name: 'Shortest path wins' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Lobbies' })).toContainText('3 of /8 players');
    await take('lobbies');

    await ada.send(['member.kick', { playerId: `linus-${name}`, reason: 'Cheating' }]);
    await page.getByRole('link', { name: 'Friday night' }).click();
    await expect(page.getByRole('region', { name: 'History' })).toContainText('kicked: Cheating');
    await take('lobby');
    await page.getByRole('button', { name: 'Actions for Grace' }).click();
    await page.getByRole('menuitem', { name: 'Ban' }).click();
    await take('ban');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Grace', exact: true }).click();
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await take('player');
    await page.getByRole('link', { name: 'LocalCloud' }).click();
    await expect(page.getByRole('region', { name: 'Ledger' })).toContainText('MessageFunction');
    for (const ready of [false, true]) await grace.send(['member.ready', { ready }]);
    await expect(page.getByRole('region', { name: 'Traffic' })).toContainText('MessageFunction');
    await expect(page.getByText('TimerDeadLetters')).toBeVisible();
    await take('localcloud');
    // The lists of the next variant start empty.
    for (const { send } of [ada, edsger]) await send(['lobby.close', {}]);
  });
