import type { Page } from '@playwright/test';

type Request = [action: string, data: object];

export interface ScriptedPlayer {
  page: Page;
  /** Sends requests one after the other and returns the data of the last reply. */
  send: (...requests: Request[]) => Promise<Record<string, string>>;
}

/** Connects a player without a page of their own. The connection belongs to the given page and closes with it. */
export async function connectScriptedPlayer(page: Page, id: string, name = id): Promise<ScriptedPlayer> {
  const playerId = id.toLowerCase();
  await page.evaluate(
    async ({ playerId, name }) => {
      const body = JSON.stringify({ playerId, name });
      const { token } = await (await fetch('/dev/token', { method: 'POST', body })).json();
      const socket = new WebSocket(`ws://${location.host}/v1`, ['lobby.v1', `bearer.${token}`]);
      await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
      Object.assign(window, { [playerId]: socket });
    },
    { playerId, name },
  );
  const send = (...requests: Request[]) =>
    page.evaluate(
      async ({ playerId, requests }) => {
        const socket = (window as unknown as Record<string, WebSocket>)[playerId]!;
        let data = {};
        for (const [action, given] of requests) {
          const id = String(performance.now());
          const reply = new Promise<{ ok: boolean; data: object; error: object }>(resolve => {
            const onMessage = ({ data: text }: MessageEvent<string>) => {
              const frame = JSON.parse(text);
              if (frame.id !== id) return;
              socket.removeEventListener('message', onMessage);
              resolve(frame);
            };
            socket.addEventListener('message', onMessage);
          });
          socket.send(JSON.stringify({ action, id, data: given }));
          const { ok, error, data: replyData } = await reply;
          if (!ok) throw new Error(`${action}: ${JSON.stringify(error)}`);
          data = replyData;
        }
        return data as Record<string, string>;
      },
      { playerId, requests },
    );
  return { page, send };
}
