import type { Page } from '@playwright/test';
import { connectScriptedPlayer } from '../tests/scriptedPlayer';
import { createLobby, expect, joinByCode, type Player, startMatch, test } from '../tests/players';
import { variants } from './variants';

for (const { name, ...options } of variants)
  test(`Every screen, ${name}`, async ({ openPage, consoleErrors }) => {
    let drop = () => {};
    const link = (player: string) => `?player=${player.toLowerCase()}-${name}&name=${player}`;
    const ada = await openPage('Ada', options);
    const { page } = ada;
    const take = async (screen: string) => {
      // A click of the test can have scrolled the page.
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({
        path: new URL(`../../docs/images/screens/${screen}-${name}.png`, import.meta.url).pathname,
        animations: 'disabled',
        caret: 'hide',
        style: '.notices { display: none }',
      });
    };
    const dialog = (title: string) => page.getByRole('dialog', { name: title });

    await page.getByLabel('Your name').fill('Ada');
    await take('sign-in');
    await routeSocket(page, dropSocket => (drop = dropSocket));
    await page.goto(`${process.env.LOBBY_PAGE}${link('Ada')}`);
    await expect(page.getByText('Live:')).toBeVisible();
    const stage = await openPage('stage');
    const host = await connectScriptedPlayer(stage.page, `Edsger-${name}`, 'Edsger');
    await host.send(['lobby.create', { name: 'Shortest path wins', mode: 'race', region: 'eu-west', maxPlayers: 6 }]);
    await expect(page.getByText('Shortest path wins')).toBeVisible();
    await take('browse');
    await page.getByRole('button', { name: 'Create lobby' }).click();
    await dialog('Create a lobby').getByLabel('Map').selectOption('Canyon');
    await take('create');
    await page.keyboard.press('Escape');

    const code = await createLobby(ada, { name: 'Friday night' });
    const grace = await openPage('Grace', { hash: link('Grace') });
    await joinByCode(grace, code);
    await grace.page.getByLabel('Character').selectOption('Medic');
    await page.getByLabel('Character').selectOption('Scout');
    await say(grace, 'Same map as last week?');
    await expect(page.getByRole('log')).toContainText('last week');
    await grace.page.getByRole('button', { name: 'Ready', exact: true }).click();
    await expect(page.getByText('Waiting for you to get ready')).toBeVisible();
    await take('lobby');
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('img', { name: 'QR code of the invite link' })).toBeVisible();
    await take('invite');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).click();
    await take('settings');
    await page.keyboard.press('Escape');

    await grace.page.getByRole('button', { name: 'Not ready' }).click();
    await startMatch(ada, grace);
    await expect(page.getByTestId('countdown')).toHaveText('3');
    await take('countdown');
    await expect(page.getByText('Match in progress')).toBeVisible();
    await take('match');
    await page.getByRole('button', { name: 'End match' }).click();
    await page.getByLabel('Result (optional)').fill('Red won');
    await take('end-match');
    await dialog('End the match?').getByRole('button', { name: 'End match' }).click();
    await expect(page.getByText('Last match:')).toBeVisible();
    await take('result');

    await page.goBack();
    await expect(dialog('Leave Friday night?')).toBeVisible();
    await take('leave');
    await page.keyboard.press('Escape');
    drop();
    await expect(page.getByText('Connection lost.')).toBeVisible();
    await take('connection-lost');
    await expect(page.getByText('Connection lost.')).toBeHidden();
    const again = await openPage('Ada again', { hash: link('Ada') });
    await expect(page.getByRole('heading', { name: 'You are playing elsewhere' })).toBeVisible();
    await take('playing-elsewhere');
    // The lists of the next variant start empty.
    for (const player of [grace, again]) await player.page.getByRole('button', { name: 'Leave' }).click();
    await host.send(['lobby.leave', {}]);
    consoleErrors.splice(0);
  });

async function say({ page }: Player, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill(text);
  await page.keyboard.press('Enter');
}

/** Passes on a way to drop the page's connections. */
async function routeSocket(page: Page, pass: (drop: () => void) => void): Promise<void> {
  await page.routeWebSocket(/\/v1$/, socket => {
    const service = socket.connectToServer();
    pass(() => [service, socket].forEach(end => void end.close({ code: 3000 })));
  });
}
