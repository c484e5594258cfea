import { createLobby, expect, joinByCode, type Player, test } from './players';

const phone = { viewport: { width: 390, height: 700 } };

async function say({ page }: Player, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill(text);
  await page.keyboard.press('Enter');
}

test('On a phone, the actions stay in view while the player scrolls', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'In the pocket' });
  const grace = await signIn('Grace', phone);
  await joinByCode(grace, code);
  const bar = grace.page.getByRole('region', { name: 'Your actions' });
  const ready = bar.getByRole('button', { name: 'Ready', exact: true });
  await expect(grace.page.getByRole('button', { name: 'Ready', exact: true })).toHaveCount(1);
  for (const end of ['top', 'bottom']) {
    await grace.page.evaluate(to => scrollTo(0, to === 'top' ? 0 : document.body.scrollHeight), end);
    await expect(ready).toBeInViewport({ ratio: 1 });
  }
  await ready.click();
  await expect(bar.getByRole('button', { name: 'Not ready' })).toBeInViewport({ ratio: 1 });
  // The chat's input is above the bar, so it is not covered while the player types.
  const box = grace.page.getByRole('textbox', { name: 'Message to everyone' });
  await grace.page.evaluate(() => scrollTo(0, 0));
  await box.focus();
  const [input, edge] = [await box.boundingBox(), await bar.boundingBox()];
  expect(input!.y + input!.height).toBeLessThanOrEqual(edge!.y);
});

test('On a phone, a badge counts unread messages until the chat is shown', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Missed calls' });
  const grace = await signIn('Grace', phone);
  await joinByCode(grace, code);
  await say(ada, 'Hello');
  await say(ada, 'Anyone?');
  await grace.page.getByRole('button', { name: 'Show chat, 2 unread' }).click();
  await expect(grace.page.getByText('Anyone?')).toBeInViewport();
  await expect(grace.page.getByRole('button', { name: 'Show chat', exact: true })).toBeVisible();
  await say(ada, 'There you are');
  await expect(grace.page.getByText('There you are')).toBeInViewport();
  await expect(grace.page.getByRole('button', { name: 'Show chat', exact: true })).toBeVisible();
});

test('Messages that arrive while the tab is hidden are counted in its title', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const code = await createLobby(ada, { name: 'Elsewhere' });
  const grace = await signIn('Grace');
  await joinByCode(grace, code);
  const setHidden = (isHidden: boolean) =>
    grace.page.evaluate(hidden => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await setHidden(true);
  await say(ada, 'Hello');
  await expect(grace.page).toHaveTitle('(1) · Elsewhere · GameLobby');
  await expect(grace.page.getByRole('button', { name: '1 new message' })).toBeVisible();
  await setHidden(false);
  await expect(grace.page).toHaveTitle('Elsewhere · GameLobby');
});
