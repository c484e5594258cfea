import { expect, test, vi } from 'vitest';
import type { LobbyRemovedPush } from '../src/index.js';
import { ignoreOutcome, lobby, setUp } from './fakes.js';

const kicked: LobbyRemovedPush = {
  type: 'lobby.removed',
  lobbyId: 'l1',
  version: 6,
  reason: 'kicked',
  detail: 'Idle',
};

/** Sets up a client that holds a lobby which its player is no longer in. */
async function setUpRemoved() {
  const { client, goOnline, advance } = setUp();
  const socket = await goOnline({ lobby: lobby(5) });
  socket.repliesAutomatically = false;
  const removed = vi.fn();
  client.on('lobbyRemoved', removed);
  return {
    ...{ client, socket, removed, advance },
    current: () => client.currentLobby.getSnapshot(),
    resyncs: () => socket.requests('session.hello').slice(1),
    refuse: (action: string) => socket.refuse(socket.requests(action).at(-1)?.id, 'not_in_lobby'),
    replyToHello: (reply: object) =>
      socket.reply(socket.requests('session.hello').at(-1)?.id, { ...socket.helloReply, lobby: null, ...reply }),
  };
}

test('A refusal with not_in_lobby makes the client ask why, and drop the lobby', async () => {
  const { client, current, removed, resyncs, refuse, replyToHello } = await setUpRemoved();
  const request = client.setReady({ ready: true });
  refuse('member.ready');
  await expect(request).rejects.toMatchObject({ code: 'not_in_lobby' });
  expect(resyncs().map(({ data }) => data)).toEqual([{ protocol: 1, lobbyId: 'l1', version: 5 }]);

  replyToHello({ missed: [kicked] });

  expect(current()).toBeNull();
  expect(removed.mock.calls).toEqual([[kicked]]);
});

test('A lobby is dropped without a reason when the service has none', async () => {
  const { client, current, removed, refuse, replyToHello } = await setUpRemoved();
  ignoreOutcome(client.setReady({ ready: true }));
  refuse('member.ready');
  replyToHello({});
  expect(current()).toBeNull();
  expect(removed).not.toHaveBeenCalled();
});

test('Leaving a lobby that the player is no longer in succeeds', async () => {
  const { client, current, removed, refuse, replyToHello } = await setUpRemoved();
  const leaving = client.leaveLobby();
  refuse('lobby.leave');
  await expect(leaving).resolves.toEqual({});
  expect(current()).toBeNull();

  replyToHello({ missed: [kicked] });

  expect(removed.mock.calls).toEqual([[kicked]]);
});

test('Leaving is refused when the client holds no lobby', async () => {
  const { client, socket, resyncs, refuse } = await setUpRemoved();
  socket.receive(kicked);
  const leaving = client.leaveLobby();
  refuse('lobby.leave');
  await expect(leaving).rejects.toMatchObject({ code: 'not_in_lobby' });
  expect(resyncs()).toEqual([]);
});

test('Concurrent refusals cause one hello', async () => {
  const { client, advance, resyncs, refuse, replyToHello } = await setUpRemoved();
  ignoreOutcome(client.setReady({ ready: true }));
  ignoreOutcome(client.getLobby());
  refuse('member.ready');
  refuse('lobby.get');
  expect(resyncs()).toHaveLength(1);

  replyToHello({ lobby: lobby(7) });
  await advance();
  ignoreOutcome(client.setReady({ ready: true }));
  refuse('member.ready');
  expect(resyncs()).toHaveLength(2);
});

test('A reason that arrives twice is raised once', async () => {
  const { client, socket, removed, refuse, replyToHello } = await setUpRemoved();
  ignoreOutcome(client.setReady({ ready: true }));
  refuse('member.ready');
  replyToHello({ missed: [kicked] });
  socket.receive(kicked);
  expect(removed).toHaveBeenCalledOnce();
});

test('A late refusal does not drop a lobby that the player is in', async () => {
  const { client, current, refuse, replyToHello } = await setUpRemoved();
  ignoreOutcome(client.setReady({ ready: true }));
  refuse('member.ready');
  replyToHello({ missed: [] });
  expect(current()?.version).toBe(5);
});
