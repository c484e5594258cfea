import { setTimeout } from 'node:timers/promises';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { database } from './database.mjs';
import { Refusal } from './refusal.mjs';

const TableName = 'Lobbies';
const attempts = 20;
const firstWait = 10;
const maxWait = 200;

const key = id => ({ PK: `LOBBY#${id}`, SK: 'LOBBY' });

export const create = async lobby => {
    await database.send(
        new PutCommand({ TableName, Item: item(lobby), ConditionExpression: 'attribute_not_exists(PK)' }),
    );
};

/** Changes a lobby: reads it and writes the next version on condition that no other has been written, or tries again. */
export const update = async (id, change) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
        const lobby = await get(id);
        const next = { ...change(lobby), version: lobby.version + 1, updatedAt: Date.now() };
        if (await replace(lobby, next)) return next;
        await setTimeout(Math.random() * Math.min(maxWait, firstWait * 2 ** attempt));
    }
    throw new Refusal('conflict');
};

const get = async id => {
    const { Item } = await database.send(new GetCommand({ TableName, Key: key(id), ConsistentRead: true }));
    if (!Item) throw new Refusal('not_found');
    return Item;
};

const replace = async (lobby, next) => {
    try {
        await database.send(
            new PutCommand({
                TableName,
                Item: item(next),
                ConditionExpression: 'version = :version',
                ExpressionAttributeValues: { ':version': lobby.version },
            }),
        );
        return true;
    } catch (error) {
        if (error.name === 'ConditionalCheckFailedException') return false;
        throw error;
    }
};

/** Returns the item of a lobby. One without members is deleted by its time to live. */
const item = ({ host, ...lobby }) => {
    const common = { ...key(lobby.id), schema: 1, ...lobby };
    return lobby.members.length > 0
        ? { ...common, host: lobby.members[0].id }
        : { ...common, closed: true, expires: Math.floor(lobby.updatedAt / 1000) + 3600 };
};
