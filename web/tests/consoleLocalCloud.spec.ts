import type { Page } from '@playwright/test';
import { newLobby, show, test, unique } from './operator';
import { expect } from './players';

/** Puts a message into the dead-letter queue of timers, as if it had failed on all attempts. */
const sendDeadLetter = (page: Page, body: string) =>
  page.evaluate(async MessageBody => {
    const sqs = (operation: string, input: object) =>
      fetch('/dev/queues', {
        method: 'POST',
        headers: { 'X-Amz-Target': `AmazonSQS.${operation}` },
        body: JSON.stringify(input),
      });
    const { QueueUrl } = await (await sqs('GetQueueUrl', { QueueName: 'TimerDeadLetters' })).json();
    await sqs('SendMessage', { QueueUrl, MessageBody });
  }, body);

test('An operator redrives a dead-letter queue', async ({ openConsole }) => {
  const { page, connect } = await openConsole({ hash: '#/localcloud' });
  const ada = await connect('Ada');
  const { lobbyId } = await ada.send(['lobby.create', { ...newLobby, name: unique('Late') }]);
  await sendDeadLetter(page, JSON.stringify({ lobby: lobbyId, dueAt: '2026-01-09T20:00:00.000Z' }));
  const queues = page.getByRole('region', { name: 'Queues' });
  const deadLetters = queues.getByRole('row').filter({ hasText: 'TimerDeadLetters' });
  await deadLetters.getByRole('button', { name: 'Show the messages of TimerDeadLetters' }).click();
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText(lobbyId!);
  await page.keyboard.press('Escape');
  await deadLetters.getByRole('button', { name: 'Redrive TimerDeadLetters' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redrive' }).click();
  await expect(page.getByText('1 message moved to TimerQueue.')).toBeVisible();
  await expect(deadLetters.getByRole('button')).toHaveCount(0);
  // The function processes it now.
  await expect(queues.getByRole('row').filter({ hasText: 'TimerQueue' }).getByRole('cell').nth(2)).toHaveText('0');
  await expect(deadLetters.getByRole('cell').nth(1)).toHaveText('0');
});

test('Bots fill a lobby, get ready, and leave', async ({ openConsole }) => {
  const { page, connect } = await openConsole();
  const name = unique('Lonely');
  const ada = await connect('Ada');
  await ada.send(['lobby.create', { ...newLobby, name, visibility: 'private' }]);
  await show(page, name);
  const members = page.getByRole('region', { name: 'Players', exact: true });
  await page.getByLabel('Number of bots').fill('4');
  await page.getByRole('button', { name: 'Add bots' }).click();
  await expect(members.getByText('Ready', { exact: true })).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Bots' }).getByRole('alert')).toContainText('full');
  await page.getByRole('button', { name: 'Remove bots' }).click();
  await expect(members.getByText('Ready', { exact: true })).toHaveCount(0);
});

test('LocalCloud shows traffic and the ledger, injects a fault, and takes any frame', async ({ openConsole }) => {
  const { page, connect } = await openConsole({ hash: '#/localcloud' });
  const ada = await connect('Ada');
  await ada.send(['lobby.create', { ...newLobby, name: unique('Busy') }]);
  await expect(page.getByRole('region', { name: 'Traffic' })).toContainText('MessageFunction');
  const ledger = page.getByRole('region', { name: 'Ledger' });
  await expect(ledger.getByRole('row').filter({ hasText: 'Tables, write units' }).getByRole('cell').nth(1)).toHaveText(
    /[1-9]/,
  );

  // A fault without an effect on other tests.
  const faults = page.getByRole('region', { name: 'Faults' });
  await faults.getByLabel('Rate of a fault').selectOption('1 %');
  await faults.getByRole('switch', { name: 'Repeated schedule' }).check();
  await expect(faults).toContainText('Active with seed 1');
  await faults.getByRole('button', { name: 'Stop all faults' }).click();
  await expect(faults).not.toContainText('Active');

  const form = page.getByRole('region', { name: 'Send a frame' });
  await form.getByLabel('Data').fill('{');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByRole('alert')).toContainText('This is not JSON');
  await form.getByLabel('Action').fill('lobby.get');
  await form.getByLabel('As player (optional)').fill(ada.id);
  await form.getByLabel('Data').fill('{}');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByRole('status')).toContainText(`hostId: "${ada.id}"`);
});

test('Figures that arrive do not move a button that is pressed', async ({ openConsole }) => {
  const { page } = await openConsole();
  let release = () => {};
  const pressed = new Promise<void>(resolve => (release = resolve));
  await page.route(/\/dev\/(ledger|queues)$/, route => pressed.then(() => route.continue()));
  await page.getByRole('link', { name: 'LocalCloud' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).hover();
  await page.mouse.down();
  release();
  await expect(page.getByRole('region', { name: 'Queues' })).toContainText('TimerDeadLetters');
  await page.mouse.up();
  await expect(page.getByRole('status', { name: 'Reply' })).toContainText('ok: true');
});
