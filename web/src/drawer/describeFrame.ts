import type { RecordedFrame } from '../state/frames';

/** What the drawer says about a frame without unfolding it. */
export interface FrameDescription {
  kind: 'Request' | 'Reply' | 'Push' | 'Socket';
  /** The lobby that it is about. */
  lobbyId?: string;
  /** The lobby's version, and the version before the frame if it says so, such as "12 → 13". */
  version?: string;
  /** The error code of a refusal. */
  error?: string;
  /** The kinds of the changes in it. */
  changes?: string;
}

type Json = { [key: string]: unknown };

export function describeFrame({ direction, body }: RecordedFrame): FrameDescription {
  const frame = objectOf(body);
  if (direction === 'socket') return { kind: 'Socket' };
  const isReply = frame['type'] === 'reply';
  const kind = direction === 'out' ? 'Request' : isReply ? 'Reply' : 'Push';
  const content = kind === 'Push' ? frame : objectOf(frame['data']);
  // The replies to session.hello and lobby.quickJoin contain the lobby.
  const lobby = 'lobby' in content ? objectOf(content['lobby']) : content;
  return clean({
    kind,
    lobbyId: textOf(lobby['lobbyId']),
    version: versionOf(lobby),
    error: textOf(objectOf(frame['error'])['code']),
    changes: changesOf(content['changes']),
  });
}

function versionOf({ previous, version }: Json): string | undefined {
  if (typeof version !== 'number') return undefined;
  return typeof previous === 'number' ? `${previous} → ${version}` : String(version);
}

function changesOf(changes: unknown): string | undefined {
  if (!Array.isArray(changes)) return undefined;
  const kinds = changes.map(change => textOf(objectOf(change)['kind'])).filter(kind => kind !== undefined);
  return [...new Set(kinds)].join(', ') || undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Other frames than those of the protocol can have any shape. */
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

const clean = (description: { [Key in keyof FrameDescription]: FrameDescription[Key] | undefined }): FrameDescription =>
  Object.fromEntries(
    Object.entries(description).filter(([, value]) => value !== undefined),
  ) as unknown as FrameDescription;
