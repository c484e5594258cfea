import { createLobby, expect, joinByCode, test } from './players';

test('Messages sent in quick succession arrive in order, and a draft is kept', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Fast fingers' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
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

test('A refused message returns to the input', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await createLobby(ada, { name: 'Too much' });
  const box = ada.page.getByRole('textbox', { name: 'Message to everyone' });
  // The input has the same limit as the service.
  await box.evaluate(input => input.removeAttribute('maxlength'));
  await box.fill('x'.repeat(501));
  await box.press('Enter');
  await expect(ada.page.getByRole('alert').getByText(/./).first()).toBeVisible();
  await expect(box).toHaveValue('x'.repeat(501));
});

test('The chat stays scrolled to the end after a resize and a sent message', async ({ signIn }) => {
  const ada = await signIn('Ada', { viewport: { width: 1280, height: 900 } });
  await createLobby(ada, { name: 'Long talk' });
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
