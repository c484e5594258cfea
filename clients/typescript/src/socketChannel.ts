import type { Push } from './protocol.js';
import type { Reply } from './requestQueue.js';

/** The part of the WebSocket interface that the client uses. Browsers, Node and the package `ws` provide it. */
export interface SocketLike {
  /** Called when the socket is open. */
  onopen: ((event: any) => void) | null;
  /** Called for each message, with the text in the event's `data`. */
  onmessage: ((event: any) => void) | null;
  /** Called once, when the socket is closed or could not be opened. */
  onclose: ((event: any) => void) | null;
  /** Called before `onclose` if the socket failed. */
  onerror: ((event: any) => void) | null;
  /** Sends a message. */
  send(text: string): void;
  /** Closes the socket. */
  close(code?: number): void;
}

/** A WebSocket class, such as the browser's `WebSocket`. */
export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike;

/** @internal */
export type Frame = ({ type: 'reply' } & Reply) | Push;

interface SocketChannelOptions {
  WebSocket: SocketConstructor;
  url: string;
  token: string;
  onOpen(): void;
  onFrame(frame: Frame): void;
  /** A message is not a frame of the protocol. */
  onUnreadable(): void;
  /** The other side closed the socket, or it could not be opened. */
  onClose(cause: unknown): void;
}

/**
 * One WebSocket that sends and receives frames.
 * @internal
 */
export class SocketChannel {
  isOpen = false;
  /** Whether the handshake succeeded. */
  hasOpened = false;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>;
  readonly #socket: SocketLike;
  #markClosed!: () => void;

  constructor({ WebSocket, url, token, onOpen, onFrame, onUnreadable, onClose }: SocketChannelOptions) {
    this.closed = new Promise(resolve => (this.#markClosed = resolve));
    const socket = new WebSocket(url, ['lobby.v1', `bearer.${token}`]);
    this.#socket = socket;
    socket.onopen = () => {
      this.isOpen = this.hasOpened = true;
      onOpen();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      const frame = parse(data);
      if (frame) onFrame(frame);
      else onUnreadable();
    };
    let cause: unknown;
    // `close` keeps this handler: in Node an unhandled socket error ends the process.
    socket.onerror = (event: unknown) => (cause = event);
    socket.onclose = (event: unknown) => {
      this.#markClosed();
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
    Object.assign(this.#socket, { onopen: null, onmessage: null, onclose: this.#markClosed });
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
