import type { Push } from './protocol.js';
import type { Reply } from './requestQueue.js';

/** The part of the WebSocket interface that the client uses. Browsers, Node and the package `ws` provide it. */
export interface SocketLike {
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

/** A WebSocket class, such as the browser's `WebSocket`. */
export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike;

export type Frame = ({ type: 'reply' } & Reply) | Push;

interface SocketChannelOptions {
  WebSocket: SocketConstructor;
  url: string;
  token: string;
  onOpen(): void;
  onFrame(frame: Frame, text: string): void;
  /** The other side closed the socket, or it could not be opened. */
  onClose(cause: unknown): void;
}

/** One WebSocket that sends and receives frames. */
export class SocketChannel {
  isOpen = false;
  readonly #socket: SocketLike;

  constructor({ WebSocket, url, token, onOpen, onFrame, onClose }: SocketChannelOptions) {
    const socket = new WebSocket(url, ['lobby.v1', `bearer.${token}`]);
    this.#socket = socket;
    socket.onopen = () => {
      this.isOpen = true;
      onOpen();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      const frame = parse(data);
      if (frame) onFrame(frame, data as string);
    };
    let cause: unknown;
    // `close` keeps this handler: in Node an unhandled socket error ends the process.
    socket.onerror = (event: unknown) => (cause = event);
    socket.onclose = (event: unknown) => {
      this.close();
      onClose(cause ?? event);
    };
  }

  readonly send = (text: string): void => {
    if (this.isOpen) this.#socket.send(text);
  };

  /** Closes the socket. No callback is called after this. */
  close(): void {
    this.isOpen = false;
    Object.assign(this.#socket, { onopen: null, onmessage: null, onclose: null });
    this.#socket.close(1000);
  }
}

/** Returns undefined for anything but a frame of the protocol: API Gateway also sends messages itself. */
function parse(data: unknown): Frame | undefined {
  try {
    const frame = JSON.parse(data as string);
    return typeof frame?.type === 'string' ? frame : undefined;
  } catch {
    return undefined;
  }
}
