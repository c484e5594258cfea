import { LobbyError } from './errors.js';

const VALID_ID = /^[A-Za-z0-9_.:-]{1,64}$/;
/** API Gateway closes a connection that sends a larger frame. */
const MAX_BYTES = 32 * 1024;
/** Nesting limit of a frame, including the frame itself. No action's data comes near it. */
const MAX_DEPTH = 16;

/**
 * Serializes a request. Throws for frames whose id the service could not read: it would refuse them with a reply that names no
 * request.
 */
export function createFrame(action: string, id: string, data: object): string {
  if (!VALID_ID.test(id)) throw invalid('id', 'Id must be 1 to 64 characters of A-Z, a-z, 0-9 and _ . : -');
  const frame = JSON.stringify({ action, id, data });
  if (new TextEncoder().encode(frame).length > MAX_BYTES)
    throw new LobbyError('payload_too_large', 'The request exceeds 32 KiB.');
  if (depthOf(JSON.parse(frame)) > MAX_DEPTH)
    throw invalid('data', `Data must be nested at most ${MAX_DEPTH - 1} levels deep.`);
  return frame;
}

const invalid = (member: string, message: string) =>
  new LobbyError('invalid_request', message, { [member]: [message] });

const depthOf = (value: unknown): number =>
  value === null || typeof value !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));
