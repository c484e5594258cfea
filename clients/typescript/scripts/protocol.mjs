// Generates src/protocol.ts from docs/asyncapi.yaml. With --check, only verifies that the file is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const source = new URL('../../../docs/asyncapi.yaml', import.meta.url);
const target = new URL('../src/protocol.ts', import.meta.url);

// Schema names that collide with TypeScript's built-in types.
const renamed = { Error: 'Refusal' };

const nameOf = ref => {
    const name = ref.split('/').at(-1);
    return renamed[name] ?? name;
};

/** Rewrites the references of a schema to the form that json-schema-to-typescript expects. */
function adapt(node) {
    if (Array.isArray(node)) return node.map(adapt);
    if (node === null || typeof node !== 'object') return node;
    if (node.$ref) return { $ref: `#/definitions/${nameOf(node.$ref)}` };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, adapt(value)]));
}

/** Drops `oneOf` next to `properties`, which would become an intersection type. The service checks those rules. */
const withoutAlternatives = ({ oneOf, ...schema }) => (oneOf && !schema.properties ? { ...schema, oneOf } : schema);

async function typesOf(schemas) {
    const definitions = Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [nameOf(name), adapt(withoutAlternatives(schema))]),
    );
    return compile({ definitions }, 'Root', {
        additionalProperties: false,
        bannerComment: '',
        format: false,
        ignoreMinAndMaxItems: true,
        unreachableDefinitions: true,
    });
}

/** Removes the comments that the compiler adds, and puts short comments on one line. */
const tidy = text =>
    text
        .replace(/export interface Root \{[^}]*\}\n/, '')
        .replace(/^ \* This interface was referenced by `Root`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm, '')
        .replace(/^ \* *\n(?= \*\/)/gm, '')
        .replace(/^\/\*\*\n \*\/\n/gm, '')
        .replace(/(?<!\*\/)\n(?=\/\*\*|export )/g, '\n\n')
        .replace(/\/\*\*\n +\* (.+)\n +\*\//g, '/** $1 */');

/** Makes received types readonly. Request data stays mutable, so an app can build it step by step. */
const withReadonly = (text, requests) =>
    text
        .split(/^(?=export )/m)
        .map(type => (requests.includes(/(?<=^export interface )\w+/.exec(type)?.[0]) ? type : readonlyType(type)))
        .join('');

const readonlyType = type => type.replace(/^ *(?=(?:\w+\??|\[k: string\]): )/gm, '$&readonly ');

const comment = text => (text ? `/** ${text} */\n` : '');

const messageOf = ({ components: { messages } }, ref) => messages[ref.$ref.split('/').at(-1)];

const dataOf = (document, message) => nameOf(messageOf(document, message).payload.properties.data.$ref);

const receivedOf = ({ operations }) => Object.values(operations).filter(operation => operation.action === 'receive');

function typeMaps(document) {
    const received = receivedOf(document);
    const sent = Object.values(document.operations).filter(operation => operation.action === 'send');
    const actions = received.map(operation => {
        const data = dataOf(document, operation.messages[0]);
        const reply = dataOf(document, operation.reply.messages[0]);
        return `${comment(`${operation.summary} ${operation.description}`)}'${operation.title}': { data: ${data}; reply: ${reply} };`;
    });
    const pushes = sent.map(operation => {
        const { payload, summary } = messageOf(document, operation.messages[0]);
        return `${comment([summary, operation.description].filter(Boolean).join(' '))}'${operation.title}': ${nameOf(payload.$ref)};`;
    });
    return `
/** The request data and the reply data of each action. */
export interface Actions {\n${actions.join('\n')}\n}

/** The pushes of the service, by type. */
export interface Pushes {\n${pushes.join('\n')}\n}

/** The names of all actions. */
export const actions = ${JSON.stringify(received.map(operation => operation.title))} as const;
`;
}

async function generate() {
    const document = parse(await readFile(source, 'utf8'));
    const requests = receivedOf(document).map(operation => dataOf(document, operation.messages[0]));
    const text = [
        '// Generated from docs/asyncapi.yaml by `npm run protocol`. Do not edit.\n',
        withReadonly(tidy(await typesOf(document.components.schemas)), requests),
        typeMaps(document),
    ].join('\n');
    return format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
}

const generated = await generate();
if (process.argv.includes('--check')) {
    if ((await readFile(target, 'utf8').catch(() => '')) === generated) process.exit();
    console.error('src/protocol.ts does not match docs/asyncapi.yaml. Run `npm run protocol`.');
    process.exit(1);
}
await writeFile(target, generated);
