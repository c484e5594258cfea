import { LobbyClient, type LobbySnapshot } from '@gamelobby/client';
import { signal } from '@preact/signals';
import type { Config } from '../../state/config';
import { guest } from '../../state/identity';
import { newPlayerId } from '../../state/player';

/** A player that this page plays: it stays in its lobby and is ready whenever it can be. */
interface Bot {
  lobbyId: string;
  client: LobbyClient;
}

/** All bots of this page, of any lobby. They leave when the page closes. */
const bots = signal<Bot[]>([]);
let count = 0;

export const botsIn = (lobbyId: string): number => bots.value.filter(bot => bot.lobbyId === lobbyId).length;

/** Connects bots that join the lobby. Throws if one can't join; those before it stay. */
export async function addBots(config: Config, { lobbyId, code }: LobbySnapshot, wanted: number): Promise<void> {
  for (let added = 0; added < wanted; added++) {
    const player = { playerId: newPlayerId('bot'), name: `Bot ${++count}` };
    const client = new LobbyClient({ url: config.socket, token: guest(config.tokenUrl, player).token });
    try {
      await client.connect();
      // The code also opens a private lobby.
      await client.joinLobby(code ? { code } : { lobbyId });
    } catch (error) {
      await client.close();
      throw error;
    }
    const bot = { lobbyId, client };
    bots.value = [...bots.value, bot];
    client.currentLobby.subscribe(() => void act(bot, player.playerId));
    await act(bot, player.playerId);
  }
}

export async function removeBots(lobbyId: string): Promise<void> {
  for (const bot of bots.value.filter(each => each.lobbyId === lobbyId)) {
    // The lobby may already have closed.
    await bot.client.leaveLobby().catch(() => undefined);
    await drop(bot);
  }
}

async function act(bot: Bot, playerId: string): Promise<void> {
  const lobby = bot.client.currentLobby.getSnapshot();
  if (!lobby) return drop(bot);
  const isReady = lobby.members.some(member => member.playerId === playerId && member.ready);
  // A refusal, such as of a match that has just started, is settled by the next change.
  if (lobby.status === 'open' && !isReady) await bot.client.setReady({ ready: true }).catch(() => undefined);
}

async function drop(bot: Bot): Promise<void> {
  bots.value = bots.value.filter(each => each !== bot);
  await bot.client.close();
}
