import type { LobbiesReply, LobbySummary } from '@gamelobby/client';
import { expect, test } from 'vitest';
import { listLobbies, noFilter } from '../../src/console/lobbies/listLobbies';

const page = (ids: string[], before: string | null): LobbiesReply => ({
  items: ids.map(lobbyId => ({ lobbyId }) as LobbySummary),
  total: 9,
  before,
});

/** Returns the pages one after the other, and records the requests. */
function pages(...replies: LobbiesReply[]) {
  const requests: unknown[] = [];
  const send = async (data: unknown) => {
    requests.push(data);
    return replies[requests.length - 1]!;
  };
  return { requests, send };
}

test('Pages are read until there are enough lobbies', async () => {
  const { requests, send } = pages(page(['1'], 'a'), page([], 'b'), page(['2', '3'], 'c'));
  const { lobbies, total, hasMore } = await listLobbies(send, noFilter, 3);
  expect(lobbies.map(({ lobbyId }) => lobbyId)).toEqual(['1', '2', '3']);
  expect([total, hasMore]).toEqual([9, true]);
  expect(requests).toMatchObject([
    { limit: 3, before: null, text: null, mode: null },
    { limit: 2, before: 'a' },
    { limit: 2, before: 'b' },
  ]);
});

test('The last page has no more', async () => {
  const { send } = pages(page(['1'], null));
  expect((await listLobbies(send, noFilter, 20)).hasMore).toBe(false);
});

test('A filter that matches little stops after five pages', async () => {
  const { requests, send } = pages(...Array.from({ length: 9 }, () => page([], 'x')));
  const { lobbies, hasMore } = await listLobbies(send, { ...noFilter, text: ' rare ' }, 20);
  expect(lobbies).toEqual([]);
  expect(hasMore).toBe(true);
  expect(requests).toHaveLength(5);
  expect(requests[0]).toMatchObject({ text: 'rare' });
});
