import { signal } from '@preact/signals';

/** A sent or received frame, shown in the developer drawer. */
export interface RecordedFrame {
  number: number;
  at: Date;
  direction: 'in' | 'out' | 'socket';
  /** The action or the push type; for a reply, the action of its request. */
  type: string;
  outcome?: 'ok' | 'refused';
  /** The time from the request to its reply. */
  tookMs?: number;
  bytes: number;
  body: unknown;
}

const MAX_FRAMES = 400;

export const frames = signal<RecordedFrame[]>([]);
export const clearFrames = (): void => void (frames.value = []);

let count = 0;
const pendingRequests = new Map<string, { action: string; at: number }>();

function record(
  direction: RecordedFrame['direction'],
  type: string,
  body: unknown,
  more: Partial<RecordedFrame> = {},
): void {
  const frame = { number: ++count, at: new Date(), direction, type, body, bytes: 0, ...more };
  frames.value = [...frames.value, frame].slice(-MAX_FRAMES);
}

function sent(text: string): void {
  const body = JSON.parse(text) as { action: string; id: string };
  pendingRequests.set(body.id, { action: body.action, at: performance.now() });
  record('out', body.action, body, { bytes: text.length });
}

function received(text: string): void {
  const body = JSON.parse(text) as { type?: string; id?: string; ok?: boolean };
  const request = pendingRequests.get(body.id ?? '');
  if (body.type !== 'reply') return record('in', body.type ?? 'message', body, { bytes: text.length });
  pendingRequests.delete(body.id ?? '');
  record('in', request?.action ?? 'reply', body, {
    outcome: body.ok ? 'ok' : 'refused',
    bytes: text.length,
    ...(request && { tookMs: Math.round(performance.now() - request.at) }),
  });
}

/** A WebSocket that records its frames. */
export class RecordingSocket extends WebSocket {
  constructor(url: string, protocols: string[]) {
    super(url, protocols);
    this.addEventListener('open', () => record('socket', 'opened', { url }));
    this.addEventListener('close', ({ code, reason }) => record('socket', 'closed', { code, reason }));
    this.addEventListener('message', ({ data }) => received(data as string));
  }

  override send(text: string): void {
    sent(text);
    super.send(text);
  }
}
