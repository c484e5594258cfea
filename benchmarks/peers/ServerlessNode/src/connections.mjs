import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { database } from './database.mjs';

const TableName = 'Connections';

/** Stores a connection with its player and, once they have joined one, their lobby. */
export const put = connection => database.send(new PutCommand({ TableName, Item: connection }));

export const get = async connectionId => {
    const { Item } = await database.send(new GetCommand({ TableName, Key: { connectionId }, ConsistentRead: true }));
    return Item;
};

export const remove = connectionId => database.send(new DeleteCommand({ TableName, Key: { connectionId } }));
