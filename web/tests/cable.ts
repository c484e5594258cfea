import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the stack of its own, which can be cut and mended. */
export class Cable {
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #isSilent = false;
  readonly #server = createServer(socket => {
    if (this.#isCut) return socket.destroy();
    if (this.#isSilent) return;
    const { hostname, port } = new URL(process.env.LOBBY_PAGE!);
    const beyond = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('data', bytes => this.#isSilent || other.write(bytes));
      one.on('end', () => other.end());
      one.on('error', () => other.destroy());
      one.on('close', () => this.#sockets.delete(one));
    }
  });

  /** Where the page is at this end. */
  async plug(): Promise<string> {
    await new Promise<void>(listening => this.#server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing comes through, and nobody is told. */
  silence(): void {
    this.#isSilent = true;
  }

  mend(): void {
    this.#isCut = this.#isSilent = false;
  }

  unplug(): void {
    this.cut();
    this.#server.close();
  }
}
