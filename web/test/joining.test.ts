import { LobbyError } from '@gamelobby/client';
import { expect, test } from 'vitest';
import { joinOrThrow, closedLobbies } from '../src/state/joining';
import type { Session } from '../src/state/session';

const refusing = (code: string) =>
  ({ client: { joinLobby: () => Promise.reject(new LobbyError(code as never, 'No.')) } }) as unknown as Session;

test('A lobby that cannot be found is remembered as closed, a full one is not', async () => {
  for (const [lobbyId, code] of [
    ['l1', 'lobby_closed'],
    ['l2', 'not_found'],
    ['l3', 'lobby_full'],
  ])
    await expect(joinOrThrow(refusing(code!), { lobbyId })).rejects.toThrow('No.');
  expect([...closedLobbies.value]).toEqual(['l1', 'l2']);
});
