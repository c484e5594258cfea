import type { LobbyChange } from '@gamelobby/client';
import { isRunning } from './lobbyView';

/** A match that has ended while the player was in the lobby. */
export interface LastMatch {
  /** What the host or the game server has given as the result; null if nothing. */
  result: string | null;
  minutes: number;
}

const MINUTE_MS = 60_000;

/** Returns the last match after a change of the lobby. It is shown until the next one starts. */
export function lastMatchAfter(known: LastMatch | null, { before, after, push }: LobbyChange): LastMatch | null {
  if (!after || before?.lobbyId !== after.lobbyId || isRunning(after.match)) return null;
  const ended = push?.changes.find(change => change.kind === 'match.ended');
  if (!isRunning(before.match) && !ended) return known;
  const endedAt = Date.parse(after.updatedAt);
  const startedAt = isRunning(before.match) ? Date.parse(before.match.startedAt) : endedAt;
  return { result: ended?.result ?? null, minutes: Math.max(1, Math.round((endedAt - startedAt) / MINUTE_MS)) };
}
