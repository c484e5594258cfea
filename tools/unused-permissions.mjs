// Prints the permissions of template.yaml that no test used. Exits with code 1 if there are others than those after failures.
//
//   node tools/unused-permissions.mjs FOLDER   FOLDER has responses of GET /dev/permissions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Used only after failures that no end-to-end test provokes. Tests of the functions and adapters do, without policies. */
const afterFailures = [
    // A subscriber, or a member, whose connection is found to be gone, and whose lobby ends with them.
    'BrowseFunction dynamodb:GetItem LobbyTable',
    'BrowseFunction dynamodb:PutItem LobbyTable',
    'BrowseFunction dynamodb:DeleteItem LobbyTable',
    'NotifyFunction dynamodb:DeleteItem LobbyTable',
    // A lobby whose timers were lost.
    'SweepFunction dynamodb:GetItem LobbyTable',
    'SweepFunction dynamodb:PutItem LobbyTable',
    'SweepFunction dynamodb:DeleteItem LobbyTable',
];

const folder = process.argv[2];
const counts = new Map();
for (const file of readdirSync(folder)) {
    for (const { function: name, action, resource, count } of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
        // Lambda itself writes the logs, with the permissions of the function.
        if (action.startsWith('logs:')) continue;
        const permission = `${name} ${action} ${resource.split(/[:/]/).at(-1)}`;
        counts.set(permission, (counts.get(permission) ?? 0) + count);
    }
}
const unused = [...counts].filter(([, count]) => count === 0).map(([permission]) => permission);
for (const permission of unused) console.log(`No test used the permission ${permission}`);
console.log(`${counts.size - unused.length} of ${counts.size} permissions were used.`);
process.exitCode = counts.size === 0 || unused.some(permission => !afterFailures.includes(permission)) ? 1 : 0;
