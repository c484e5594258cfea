import { creates, expect, joins, test } from './players';

test('What is typed while messages are on their way stays, and messages that come too fast all arrive in order', async ({
  signsIn,
}) => {
  const ada = await signsIn('Ada');
  const code = await creates(ada, { name: 'Fast fingers' });
  const grace = await signsIn('Grace');
  await joins(grace, code);
  const box = ada.page.getByRole('textbox', { name: 'Message to everyone' });
  const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
  await box.focus();
  for (const line of lines) {
    await ada.page.keyboard.type(line);
    await ada.page.keyboard.press('Enter');
  }
  await ada.page.keyboard.type('still typing');
  await expect(grace.page.locator('.chat-text')).toHaveText(lines);
  await expect(box).toHaveValue('still typing');
});

test('A message that is refused comes back to be sent again', async ({ signsIn }) => {
  const ada = await signsIn('Ada');
  await creates(ada, { name: 'Too much' });
  const box = ada.page.getByRole('textbox', { name: 'Message to everyone' });
  // The page's own limit is that of the service.
  await box.evaluate(input => input.removeAttribute('maxlength'));
  await box.fill('x'.repeat(501));
  await box.press('Enter');
  await expect(ada.page.getByRole('alert').getByText(/./).first()).toBeVisible();
  await expect(box).toHaveValue('x'.repeat(501));
});

test('The end of the chat stays in sight when the page changes its size, and what one says oneself is shown', async ({
  signsIn,
}) => {
  const ada = await signsIn('Ada', { viewport: { width: 1280, height: 900 } });
  await creates(ada, { name: 'Long talk' });
  const { page } = ada;
  const box = page.getByRole('textbox', { name: 'Message to everyone' });
  const fromEnd = () =>
    page.getByRole('log').evaluate(log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
  for (const word of ['first', 'second', 'third', 'fourth']) {
    await box.fill(`${word} `.repeat(60));
    await box.press('Enter');
  }
  await expect(page.locator('.chat-text')).toHaveCount(4);
  await page.setViewportSize({ width: 1280, height: 640 });
  await expect.poll(fromEnd).toBeLessThan(2);

  await page.getByRole('log').evaluate(log => (log.scrollTop = 0));
  await expect.poll(fromEnd).toBeGreaterThan(100);
  await box.fill('And that is that.');
  await box.press('Enter');
  await expect(page.getByText('And that is that.')).toBeInViewport();
  await expect.poll(fromEnd).toBeLessThan(2);
});
