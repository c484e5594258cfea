import type { Page } from '@playwright/test';
import { OidcServer } from './oidcServer';
import { createLobby, expect, type Player, test as base } from './players';

interface SignedIn {
  page: Page;
  player: Player;
  server: OidcServer;
  /** Drops the connection. */
  drop: () => void;
  /** Moves the clock of the page forward. */
  wait: (ms: number) => Promise<void>;
}

const DAY_MS = 86_400_000;

/** Opens a page whose configuration names an issuer. */
const test = base.extend<{ openWithIssuer: (search?: string) => Promise<SignedIn> }>({
  openWithIssuer: async ({ openPage, consoleErrors }, use) => {
    const server = new OidcServer();
    const issuer = await server.listen();
    await use(async (search = '') => {
      const player = await openPage('Ada');
      const { page } = player;
      const oidc = { issuer, clientId: 'page', token: 'access_token' };
      await page.route('**/config.json', route => route.fulfill({ json: { oidc } }));
      let drop = () => {};
      await page.routeWebSocket(/\/v1$/, socket => {
        const service = socket.connectToServer();
        drop = () => [service, socket].forEach(end => void end.close({ code: 3000 }));
      });
      await page.goto(`${process.env.LOBBY_PAGE}${search}`);
      const wait = (ms: number) =>
        page.evaluate(passed => {
          const now = Date.now;
          Date.now = () => now() + passed;
        }, ms);
      return { page, player, server, drop: () => drop(), wait };
    });
    consoleErrors.splice(0);
    server.close();
  },
});

test('A player signs in with an OpenID issuer and stays signed in after a reload', async ({
  openWithIssuer,
  signIn,
}) => {
  const grace = await signIn('Grace');
  const code = await createLobby(grace, { name: 'Members only' });
  const { page, server } = await openWithIssuer(`?code=${code}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  // The link is followed after the redirect.
  await expect(page.getByRole('heading', { name: 'Members only' })).toBeVisible();
  expect(page.url()).not.toContain('state=');
  await expect(grace.page.getByRole('region', { name: 'Blue', exact: true })).toContainText('Ada');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Members only' })).toBeVisible();
  expect(server.granted).toEqual({ authorization_code: 1 });

  await page.locator('summary', { hasText: 'Ada' }).click();
  await expect(page.getByText(server.subject)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('A sign-in that the player cancels can be repeated', async ({ openWithIssuer }) => {
  const { page } = await openWithIssuer();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Sign-in failed' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  await expect(page.getByRole('heading', { name: 'Find a lobby' })).toBeVisible();
});

test('A player whose token has expired signs in again and keeps their seat', async ({ openWithIssuer }) => {
  const { page, player, drop, wait } = await openWithIssuer();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  await createLobby(player, { name: 'Long evening' });
  await wait(DAY_MS);
  drop();
  await expect(page.getByText('Your sign-in has expired.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  await expect(page.getByRole('heading', { name: 'Long evening' })).toBeVisible();
});

test('A refresh token renews an expired token without the player', async ({ openWithIssuer }) => {
  const { page, player, server, drop, wait } = await openWithIssuer();
  server.refreshes = true;
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in as Ada' }).click();
  await createLobby(player, { name: 'Longer evening' });
  await wait(DAY_MS);
  drop();
  await expect.poll(() => server.granted).toMatchObject({ refresh_token: 1 });
  await expect(page.getByText('Connection lost.')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Longer evening' })).toBeVisible();
});
