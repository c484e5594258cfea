// Prints the permissions of template.yaml that no test used. Exits with code 1 if there are any.
//
//   node tools/unused-permissions.mjs FOLDER   FOLDER has responses of GET /dev/permissions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const counts = new Map();
for (const file of readdirSync(folder)) {
    for (const { function: name, action, resource, count } of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
        const permission = `${name} ${action} ${resource}`;
        counts.set(permission, (counts.get(permission) ?? 0) + count);
    }
}
const unused = [...counts].filter(([, count]) => count === 0).map(([permission]) => permission);
for (const permission of unused) console.log(`No test used the permission ${permission}`);
console.log(`${counts.size - unused.length} of ${counts.size} permissions were used.`);
process.exitCode = counts.size === 0 || unused.length > 0 ? 1 : 0;
