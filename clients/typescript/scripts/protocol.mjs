// Generates src/protocol.ts from docs/asyncapi.yaml. With --check, only verifies that the file is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const source = new URL('../../../docs/asyncapi.yaml', import.meta.url);
const target = new URL('../src/protocol.ts', import.meta.url);

// Schema names that collide with TypeScript's built-in types.
const renamed = { Error: 'Refusal' };

/** The action that starts a connection. */
const INTERNAL_ACTION = 'session.hello';

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

/** Comments for members that have no description in the contract. */
const memberComments = {
    type: 'The type of the push.',
    kind: 'The kind of the change.',
    code: 'The machine-readable reason.',
    message: 'A description for people.',
    details: 'What else is known about the failure.',
    retryAfterMs: 'Milliseconds to wait before a retry.',
    lobbyId: "A lobby's opaque id, unique forever.",
};

/** Documents the remaining members: those that refer to a type say what the type says. */
function withComments(text, schemas) {
    const descriptions = Object.fromEntries(Object.entries(schemas).map(([name, s]) => [nameOf(name), s.description]));
    const lines = text.split('\n');
    return lines
        .map((line, index) => {
            const [, indent, name, type] = /^( *)(\w+)\??: *(\w*)/.exec(line) ?? [];
            if (!name || lines[index - 1].endsWith('*/')) return line;
            const description = descriptions[type] ?? memberComments[name];
            if (!description) throw new Error(`The member ${name} needs a comment.`);
            return `${indent}/** ${description} */\n${line}`;
        })
        .join('\n');
}

/** Hides the data of the action that apps cannot request. */
const withInternalHello = text =>
    text.replace(/^\/\*\* (.*) \*\/\n(?=export interface Hello \{)/m, '/**\n * $1\n * @internal\n */\n');

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

const operationsOf = ({ operations }, kind) => Object.values(operations).filter(({ action }) => action === kind);

/** Returns the requests that apps can make. The client itself sends `session.hello`. */
const requestsOf = document =>
    operationsOf(document, 'receive')
        .filter(({ title }) => title !== INTERNAL_ACTION)
        .map(({ title, summary, description, messages, reply }) => {
            const data = dataOf(document, messages[0]);
            const { properties, required = [] } = document.components.schemas[data];
            return {
                action: title,
                method: lowerFirst(data),
                comment: comment(`${summary} ${description}`),
                data,
                // Methods without data take only options.
                parameter: Object.keys(properties).length && `data${required.length ? '' : '?'}: ${data}, `,
                reply: dataOf(document, reply.messages[0]),
            };
        });

const lowerFirst = name => name[0].toLowerCase() + name.slice(1);

/** `chat.message` becomes `chatMessageReceived`, and `lobby.closed` becomes `lobbyClosed`. */
function eventNameOf(type) {
    const name = lowerFirst(
        type
            .split('.')
            .map(part => part[0].toUpperCase() + part.slice(1))
            .join(''),
    );
    return name.endsWith('ed') ? name : `${name}Received`;
}

/** Returns the events that pass on a push. `lobbyChanged` does more, and is written by hand. */
const eventsOf = document =>
    operationsOf(document, 'send')
        .filter(({ title }) => title !== 'lobby.changed')
        .map(({ title, description, messages }) => {
            const { payload, summary } = messageOf(document, messages[0]);
            return {
                type: title,
                event: eventNameOf(title),
                comment: comment([summary, description].filter(Boolean).join(' ')),
                payload: nameOf(payload.$ref),
            };
        });

function typeMaps(document) {
    const requests = requestsOf(document);
    const events = eventsOf(document);
    const lines = (items, line) => items.map(line).join('\n');
    return `
/** A request and its reply. */
export interface Exchange<Data, Reply> {
  /** The request's data. */
  data: Data;
  /** The reply's data. */
  reply: Reply;
}

/** The request data and the reply data of each action. */
export interface Actions {
${lines(requests, ({ action, comment, data, reply }) => `${comment}'${action}': Exchange<${data}, ${reply}>;`)}
}

/** One method for each action. */
export interface Methods {
${lines(requests, ({ method, comment, parameter, reply }) => `${comment}${method}(${parameter || ''}options?: RequestOptions): Promise<${reply}>;`)}
}

/** The events that pass on a push of the service. */
export interface PushEvents {
${lines(events, ({ event, comment, payload }) => `${comment}${event}: ${payload};`)}
}

/**
 * The action of each method.
 * @internal
 */
export const methods = {
${lines(requests, ({ method, action }) => `${method}: '${action}',`)}
} as const;

/**
 * The methods that take only options, because their actions have no data.
 * @internal
 */
export const methodsWithoutData: readonly string[] = ${JSON.stringify(requests.filter(({ parameter }) => !parameter).map(({ method }) => method))};

/**
 * The event of each type of push. A \`lobby.changed\` becomes an event once it is applied.
 * @internal
 */
export const pushEvents = {
${lines(events, ({ type, event }) => `'${type}': '${event}',`)}
} as const;
`;
}

async function generate() {
    const document = parse(await readFile(source, 'utf8'));
    // Only the frames have request ids.
    const { RequestId, ...schemas } = document.components.schemas;
    const requests = operationsOf(document, 'receive').map(({ messages }) => dataOf(document, messages[0]));
    const text = [
        '// Generated from docs/asyncapi.yaml by `npm run protocol`. Do not edit.\n',
        "import type { RequestOptions } from './requestOptions.js';\n",
        withReadonly(withComments(withInternalHello(tidy(await typesOf(schemas))), schemas), requests),
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
