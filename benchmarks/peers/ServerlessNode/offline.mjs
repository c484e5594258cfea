// Runs serverless.json with serverless-offline and creates its tables. The command `serverless offline` does the first for a
// service with the Serverless Framework installed, which is left out: see README.md.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import ServerlessOffline from 'serverless-offline';

const host = '127.0.0.1';
const websocketPort = await freePort();
Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    CALLBACK_ENDPOINT: `http://${host}:${websocketPort}`,
});

const { functions, resources, ...service } = JSON.parse(await readFile(new URL('serverless.json', import.meta.url)));
const { database } = await import('./src/database.mjs');
await Promise.all(
    Object.values(resources.Resources).map(({ Properties }) => database.send(new CreateTableCommand(Properties))),
);

for (const [key, each] of Object.entries(functions)) each.name = `${service.service}-${service.provider.stage}-${key}`;
const serverless = {
    config: { servicePath: fileURLToPath(new URL('.', import.meta.url)) },
    service: {
        ...service,
        getAllFunctions: () => Object.keys(functions),
        getFunction: key => functions[key],
        getAllEventsInFunction: key => functions[key].events,
    },
};
const ignore = () => {};
const log = {
    debug: ignore,
    info: ignore,
    verbose: ignore,
    notice: ignore,
    warning: console.error,
    error: console.error,
};
const options = { host, websocketPort, lambdaPort: await freePort() };
await new ServerlessOffline(serverless, options, { log }).start();
console.log(`Listening at http://${host}:${websocketPort}`);

async function freePort() {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}
