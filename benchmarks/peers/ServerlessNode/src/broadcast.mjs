import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { requestHandler } from './clients.mjs';
import * as connections from './connections.mjs';

const callbacks = new ApiGatewayManagementApiClient({ endpoint: process.env.CALLBACK_ENDPOINT, requestHandler });

/** Sends a change of a lobby to each member. */
export const broadcast = async (lobby, change) => {
    const Data = JSON.stringify({
        type: 'lobby.changed',
        lobbyId: lobby.id,
        version: lobby.version,
        previous: lobby.version - 1,
        at: lobby.updatedAt,
        changes: [change],
    });
    await Promise.all(lobby.members.map(({ connection }) => send(connection, Data)));
};

const send = async (ConnectionId, Data) => {
    try {
        await callbacks.send(new PostToConnectionCommand({ ConnectionId, Data }));
    } catch (error) {
        if (error.name !== 'GoneException') throw error;
        await connections.remove(ConnectionId);
    }
};
