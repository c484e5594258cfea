import { LobbyError } from './errors.js';

const ID = /^[A-Za-z0-9_.:-]{1,64}$/;
/** API Gateway ends a socket that sends more. */
const LARGEST_BYTES = 32 * 1024;
/** The frame itself counted in; no action's data comes near it. */
const DEEPEST = 16;

/** The frame of a request. What the service couldn't read the id of, and so would refuse without saying what, is refused here. */
export function frameOf(action: string, id: string, data: object): string {
  if (!ID.test(id)) throw invalid('id', 'An id has 1 to 64 characters of A-Z, a-z, 0-9 and _ . : -');
  const frame = JSON.stringify({ action, id, data });
  if (new TextEncoder().encode(frame).length > LARGEST_BYTES)
    throw new LobbyError('payload_too_large', 'A frame has at most 32 KiB.');
  if (depthOf(JSON.parse(frame)) > DEEPEST) throw invalid('data', 'Data is nested too deep.');
  return frame;
}

const invalid = (member: string, message: string) =>
  new LobbyError('invalid_request', message, { [member]: [message] });

const depthOf = (value: unknown): number =>
  value === null || typeof value !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));
