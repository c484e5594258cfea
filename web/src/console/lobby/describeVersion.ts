import type { HistoryVersion } from '@gamelobby/client';

const authors = {
  player: 'Player',
  admin: 'Operator',
  server: 'Game server',
  service: 'The service',
  edit: 'An edit of the table',
};

/** Returns who caused a version, without their id. */
export const authorOf = ({ by }: HistoryVersion): string => authors[by];

/** Returns why a version came to be, such as "kicked: Cheating". */
export const reasonOf = ({ reason, detail }: HistoryVersion): string =>
  [reason ?? 'not said', detail].filter(Boolean).join(': ');

/** Returns who did not get the push of a version at once, and why; an empty string if all did. */
export const undeliveredOf = ({ undelivered }: HistoryVersion): string =>
  undelivered.map(({ playerId, reason }) => `${playerId} (${reason})`).join(', ');

/** Whether a version has all words of the text in its author, reason, changes or failed pushes. */
export function mentions(version: HistoryVersion, text: string): boolean {
  const { by, playerId, request, changes } = version;
  const content = [by, playerId, request, reasonOf(version), ...changes, undeliveredOf(version)]
    .join(' ')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => content.includes(word));
}

/** Merges pages of a history, the latest version first. */
export function mergeVersions(page: HistoryVersion[], others: HistoryVersion[]): HistoryVersion[] {
  const known = new Map([...others, ...page].map(each => [each.version, each]));
  return [...known.values()].sort((one, other) => other.version - one.version);
}
