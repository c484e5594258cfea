import type { Page } from '@playwright/test';

type Request = [action: string, data: object];

export interface Extra {
  page: Page;
  /** Asks for one thing after the other; answers the last reply's data. */
  does: (...requests: Request[]) => Promise<Record<string, string>>;
}

/** A player without a screen, who fills a lobby up. Lives as long as the page that it borrows. */
export async function extra(page: Page, name: string): Promise<Extra> {
  const playerId = name.toLowerCase();
  await page.evaluate(
    async ({ playerId, name }) => {
      const body = JSON.stringify({ playerId, name });
      const { token } = await (await fetch('/dev/token', { method: 'POST', body })).json();
      const socket = new WebSocket(`ws://${location.host}/v1`, ['lobby.v1', `bearer.${token}`]);
      await new Promise(opened => (socket.onopen = opened));
      Object.assign(window, { [playerId]: socket });
    },
    { playerId, name },
  );
  const does = (...requests: Request[]) =>
    page.evaluate(
      async ({ playerId, requests }) => {
        const socket = (window as unknown as Record<string, WebSocket>)[playerId]!;
        let data = {};
        for (const [action, given] of requests) {
          const id = String(performance.now());
          const reply = new Promise<{ ok: boolean; data: object; error: object }>(answered => {
            const hear = ({ data: text }: MessageEvent<string>) => {
              const frame = JSON.parse(text);
              if (frame.id !== id) return;
              socket.removeEventListener('message', hear);
              answered(frame);
            };
            socket.addEventListener('message', hear);
          });
          socket.send(JSON.stringify({ action, id, data: given }));
          const { ok, error, data: told } = await reply;
          if (!ok) throw new Error(`${action}: ${JSON.stringify(error)}`);
          data = told;
        }
        return data as Record<string, string>;
      },
      { playerId, requests },
    );
  return { page, does };
}
