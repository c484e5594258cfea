import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Events, LobbyClient } from '../src/index.js';
import { type PushEvents, pushEvents } from '../src/protocol.js';
import { FakeSocket } from './fakes.js';

/** The events that no push has; the compiler checks that the list is complete. */
const ownEvents: Record<Exclude<keyof Events, keyof PushEvents>, true> = {
  lobbyChanged: true,
  pushReceived: true,
  sessionLost: true,
  sessionOpened: true,
  stateChanged: true,
  unhandledException: true,
};

/** Returns the names in the second column of the tables. Rows look like this: | `SetReadyAsync` | `setReady` | text | */
const documentedNames = (page: string): string[] =>
  [...page.matchAll(/^\| *(?:`[^`]+`|—) *\| *`([^`]+)` *\|/gm)].map(([, name]) => name!);

test('The table of names lists every member and event of the client, and nothing else', () => {
  const page = readFileSync(new URL('../../../docs/clients/README.md', import.meta.url), 'utf8');
  const client = new LobbyClient({ url: 'ws://lobby.test/v1', token: () => 'token', WebSocket: FakeSocket });
  const members = [...Object.getOwnPropertyNames(LobbyClient.prototype), ...Object.keys(client)];
  const names = [
    ...members.filter(name => name !== 'constructor'),
    ...Object.values(pushEvents),
    ...Object.keys(ownEvents),
  ];
  expect(documentedNames(page).sort()).toEqual(names.sort());
});
