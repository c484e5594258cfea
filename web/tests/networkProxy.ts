import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy to LocalCloud that can interrupt the network. */
export class NetworkProxy {
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #dropsData = false;
  readonly #server = createServer(socket => {
    if (this.#isCut) return socket.destroy();
    if (this.#dropsData) return;
    const { hostname, port } = new URL(process.env.LOBBY_PAGE!);
    const upstream = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('data', bytes => this.#dropsData || other.write(bytes));
      one.on('end', () => other.end());
      one.on('error', () => other.destroy());
      one.on('close', () => this.#sockets.delete(one));
    }
  });

  /** Starts the proxy and returns the page's URL through it. */
  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Closes all connections and refuses new ones. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Drops all data without closing the connections. */
  dropData(): void {
    this.#dropsData = true;
  }

  restore(): void {
    this.#isCut = this.#dropsData = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
