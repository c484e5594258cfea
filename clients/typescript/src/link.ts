import type { Push } from './protocol.js';
import type { Reply } from './requests.js';

/** As much of a WebSocket as is needed: the browser's, Node's own, or that of the package `ws`. */
export interface SocketLike {
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike;

export type Frame = ({ type: 'reply' } & Reply) | Push;

interface LinkOptions {
  WebSocket: SocketConstructor;
  url: string;
  token: string;
  opened(): void;
  heard(frame: Frame, text: string): void;
  /** The socket was closed by the other side, or never opened. */
  ended(cause: unknown): void;
}

/** One socket, from its handshake to its end. */
export class Link {
  isOpen = false;
  readonly #socket: SocketLike;

  constructor({ WebSocket, url, token, opened, heard, ended }: LinkOptions) {
    const socket = new WebSocket(url, ['lobby.v1', `bearer.${token}`]);
    this.#socket = socket;
    socket.onopen = () => {
      this.isOpen = true;
      opened();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      const frame = parse(data);
      if (frame) heard(frame, data as string);
    };
    let cause: unknown;
    // Stays to the end: in Node an error that nobody hears of ends the process.
    socket.onerror = (event: unknown) => (cause = event);
    socket.onclose = (event: unknown) => {
      this.close();
      ended(cause ?? event);
    };
  }

  readonly send = (text: string): void => {
    if (this.isOpen) this.#socket.send(text);
  };

  /** Nothing is heard of it from now on. */
  close(): void {
    this.isOpen = false;
    Object.assign(this.#socket, { onopen: null, onmessage: null, onclose: null });
    this.#socket.close(1000);
  }
}

/** Undefined for what is no frame of ours: API Gateway sends some of its own. */
function parse(data: unknown): Frame | undefined {
  try {
    const frame = JSON.parse(data as string);
    return typeof frame?.type === 'string' ? frame : undefined;
  } catch {
    return undefined;
  }
}
