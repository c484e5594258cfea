import { schema } from '@colyseus/schema';

const Member = schema({
    playerId: 'string',
    name: 'string',
    ready: 'boolean',
    joinedAt: 'number',
    data: { map: 'string' },
});

/** A lobby as its members see it. The version is the first field, because the benchmark's clients read nothing else. */
export const Lobby = schema({
    version: { type: 'uint32', default: 0 },
    name: 'string',
    mode: 'string',
    maxPlayers: 'number',
    updatedAt: 'number',
    members: { map: Member },
});

export const newMember = player =>
    new Member().assign({ playerId: player, name: player, ready: false, joinedAt: Date.now() });
