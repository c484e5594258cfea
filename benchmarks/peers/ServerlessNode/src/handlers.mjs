import { randomBytes, randomUUID } from 'node:crypto';
import { broadcast } from './broadcast.mjs';
import * as connections from './connections.mjs';
import * as lobbies from './lobbies.mjs';
import { Refusal } from './refusal.mjs';

const succeeded = { statusCode: 200 };

/** Stores the connection of a player, whom the query string names: this server has no tokens. */
export const connect = async ({ requestContext: { connectionId }, queryStringParameters: { player } }) => {
    await connections.put({ connectionId, player });
    return succeeded;
};

export const disconnect = async ({ requestContext: { connectionId } }) => {
    const connection = await connections.get(connectionId);
    await connections.remove(connectionId);
    if (connection?.lobbyId) await removeMember(connection);
    return succeeded;
};

/** Returns a handler that replies with the result of an action, or with its refusal. */
const action = run => async event => {
    const { id, data } = JSON.parse(event.body);
    const reply = await connections
        .get(event.requestContext.connectionId)
        .then(connection => run(connection, data))
        .then(
            result => ({ type: 'reply', id, ok: true, data: result }),
            error => {
                if (error instanceof Refusal) return { type: 'reply', id, ok: false, error: { code: error.code } };
                throw error;
            },
        );
    return { statusCode: 200, body: JSON.stringify(reply) };
};

export const create = action(async (connection, { name, mode, maxPlayers }) => {
    const now = Date.now();
    const lobby = {
        id: randomUUID().replaceAll('-', ''),
        version: 1,
        code: randomBytes(3).toString('hex').toUpperCase(),
        settings: {
            name,
            mode,
            maxPlayers,
            visibility: 'Public',
            minPlayers: 2,
            autoStart: 'Never',
            countdownMs: 5_000,
            graceMs: 120_000,
        },
        members: [member(connection, now)],
        createdAt: now,
        updatedAt: now,
    };
    await lobbies.create(lobby);
    await connections.put({ ...connection, lobbyId: lobby.id });
    return snapshot(lobby);
});

export const join = action(async (connection, { lobbyId }) => {
    const newcomer = member(connection, Date.now());
    const lobby = await lobbies.update(lobbyId, lobby => {
        if (lobby.members.length === lobby.settings.maxPlayers) throw new Refusal('lobby_full');
        return { ...lobby, members: [...lobby.members, newcomer] };
    });
    await connections.put({ ...connection, lobbyId });
    await broadcast(lobby, { kind: 'member.joined', member: view(lobby, newcomer) });
    return snapshot(lobby);
});

export const leave = action(async connection => {
    const lobby = await removeMember(connection);
    const { lobbyId, ...rest } = connection;
    await connections.put(rest);
    return { version: lobby.version };
});

export const ready = action((connection, { ready }) =>
    changeMember(connection, member => ({ ...member, ready }), { ready }),
);

export const update = action((connection, { data }) =>
    changeMember(connection, member => ({ ...member, data: { ...member.data, ...data } }), { data }),
);

const changeMember = async ({ player, lobbyId }, change, changed) => {
    const lobby = await lobbies.update(lobbyId, lobby => ({
        ...lobby,
        members: lobby.members.map(member => (member.id === player ? change(member) : member)),
    }));
    await broadcast(lobby, { kind: 'member.updated', playerId: player, ...changed });
    return { version: lobby.version };
};

const removeMember = async ({ player, lobbyId }) => {
    const lobby = await lobbies.update(lobbyId, lobby => ({
        ...lobby,
        members: lobby.members.filter(member => member.id !== player),
    }));
    await broadcast(lobby, { kind: 'member.left', playerId: player, reason: 'left' });
    return lobby;
};

const member = ({ player, connectionId }, now) => ({
    id: player,
    name: player,
    joinedAt: now,
    connection: connectionId,
    connectedAt: now,
});

const snapshot = lobby => ({
    lobbyId: lobby.id,
    version: lobby.version,
    code: lobby.code,
    name: lobby.settings.name,
    mode: lobby.settings.mode,
    maxPlayers: lobby.settings.maxPlayers,
    members: lobby.members.map(member => view(lobby, member)),
});

const view = (lobby, { id, ready = false, joinedAt, data = {} }) => ({
    playerId: id,
    role: lobby.members[0].id === id ? 'host' : 'player',
    ready,
    joinedAt,
    data,
});
