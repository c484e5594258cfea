import { expect, test } from 'vitest';
import { linkToLobby, linkToPlayer, parseRoute } from '../../src/console/route';

test('Links lead to their lobby and player', () => {
  expect(parseRoute(linkToLobby('01K'))).toEqual({ screen: 'lobby', lobbyId: '01K' });
  expect(parseRoute(linkToPlayer('a/b c#%'))).toEqual({ screen: 'players', playerId: 'a/b c#%' });
});

test('An address without a screen leads to the lobbies', () => {
  for (const hash of ['', '#', '#/', '#/lobbies', '#/lobbies/', '#/unknown/1'])
    expect(parseRoute(hash)).toEqual({ screen: 'lobbies' });
});

test('A malformed link still names a player', () => {
  expect(parseRoute('#/players/50%')).toEqual({ screen: 'players', playerId: '50%' });
  expect(parseRoute('#/players')).toEqual({ screen: 'players', playerId: null });
});
