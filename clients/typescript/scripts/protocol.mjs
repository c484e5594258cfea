// Makes src/protocol.ts from docs/asyncapi.yaml; with --check only says whether it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const source = new URL('../../../docs/asyncapi.yaml', import.meta.url);
const target = new URL('../src/protocol.ts', import.meta.url);

// Names that TypeScript's own library has already.
const renamed = { Error: 'Refusal' };

const nameOf = ref => {
    const name = ref.split('/').at(-1);
    return renamed[name] ?? name;
};

/** The schema with references as the compiler takes them; RequestId and the like stay what they are: strings. */
function adapt(node) {
    if (Array.isArray(node)) return node.map(adapt);
    if (node === null || typeof node !== 'object') return node;
    if (node.$ref) return { $ref: `#/definitions/${nameOf(node.$ref)}` };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, adapt(value)]));
}

/** Which of two members is given is the server's to check; the compiler would make an intersection of it. */
const withoutChoices = ({ oneOf, ...schema }) => (oneOf && !schema.properties ? { ...schema, oneOf } : schema);

async function typesOf(schemas) {
    const definitions = Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [nameOf(name), adapt(withoutChoices(schema))]),
    );
    return compile({ definitions }, 'Root', {
        additionalProperties: false,
        bannerComment: '',
        format: false,
        ignoreMinAndMaxItems: true,
        unreachableDefinitions: true,
    });
}

/** Without the compiler's own remarks, and a comment of one line on one line. */
const tidy = text =>
    text
        .replace(/export interface Root \{[^}]*\}\n/, '')
        .replace(/^ \* This interface was referenced by `Root`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm, '')
        .replace(/^ \* *\n(?= \*\/)/gm, '')
        .replace(/^\/\*\*\n \*\/\n/gm, '')
        .replace(/(?<!\*\/)\n(?=\/\*\*|export )/g, '\n\n')
        .replace(/\/\*\*\n +\* (.+)\n +\*\//g, '/** $1 */');

/** What the client tells of is nobody's to change; a request's data may be put together bit by bit. */
const readonly = (text, requests) =>
    text
        .split(/^(?=export )/m)
        .map(type => (requests.includes(/(?<=^export interface )\w+/.exec(type)?.[0]) ? type : sealed(type)))
        .join('');

const sealed = type => type.replace(/^ *(?=(?:\w+\??|\[k: string\]): )/gm, '$&readonly ');

const comment = text => (text ? `/** ${text} */\n` : '');

const messageOf = ({ components: { messages } }, ref) => messages[ref.$ref.split('/').at(-1)];

const dataOf = (document, message) => nameOf(messageOf(document, message).payload.properties.data.$ref);

const receivedOf = ({ operations }) => Object.values(operations).filter(operation => operation.action === 'receive');

function maps(document) {
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
/** What each action takes, and what its reply brings. */
export interface Actions {\n${actions.join('\n')}\n}

/** What the service sends by itself, by its type. */
export interface Pushes {\n${pushes.join('\n')}\n}

/** All actions, as they are written on the wire. */
export const actions = ${JSON.stringify(received.map(operation => operation.title))} as const;
`;
}

async function make() {
    const document = parse(await readFile(source, 'utf8'));
    const requests = receivedOf(document).map(operation => dataOf(document, operation.messages[0]));
    const text = [
        '// Made from docs/asyncapi.yaml by `npm run protocol`.\n',
        readonly(tidy(await typesOf(document.components.schemas)), requests),
        maps(document),
    ].join('\n');
    return format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
}

const made = await make();
if (process.argv.includes('--check')) {
    if ((await readFile(target, 'utf8').catch(() => '')) === made) process.exit();
    console.error('src/protocol.ts is not what docs/asyncapi.yaml says: run `npm run protocol`.');
    process.exit(1);
}
await writeFile(target, made);
