import { Room } from '@colyseus/core';
import { Lobby, newMember } from './state.mjs';

/** A lobby. Colyseus sends changes of its state to the members every 50 ms, several changes as one. */
export class LobbyRoom extends Room {
    onCreate({ name, mode, maxPlayers }) {
        this.maxClients = maxPlayers;
        this.state = new Lobby().assign({ name, mode, maxPlayers });
        this.onRequest('member.ready', (member, { ready }) => (member.ready = ready));
        this.onRequest('member.update', (member, { data }) => {
            for (const [key, value] of Object.entries(data)) member.data.set(key, value);
        });
    }

    onJoin(client, { player }) {
        this.change(() => this.state.members.set(client.sessionId, newMember(player)));
    }

    onLeave(client) {
        this.change(() => this.state.members.delete(client.sessionId));
    }

    /** Handles a request about the client's member, and replies with the version of the lobby. */
    onRequest(type, handle) {
        this.onMessage(type, (client, bytes) => {
            const { id, data } = JSON.parse(bytes.toString());
            this.change(() => handle(this.state.members.get(client.sessionId), data));
            client.sendBytes('reply', Buffer.from(JSON.stringify({ id, version: this.state.version })));
        });
    }

    /** The version changes first, so that it is the first field of a patch. */
    change(make) {
        this.state.version++;
        this.state.updatedAt = Date.now();
        make();
    }
}
