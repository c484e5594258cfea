import { Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { LobbyRoom } from './room.mjs';

const host = '127.0.0.1';
const transport = new WebSocketTransport();
const server = new Server({ transport, greet: false });
server.define('lobby', LobbyRoom);
await server.listen(0, host);
console.log(`Listening at http://${host}:${transport.server.address().port}`);
