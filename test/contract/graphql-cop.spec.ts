import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  execute,
  type ExecutionResult,
  type GraphQLError,
  MaxIntrospectionDepthRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { type RunningProduct, startProduct } from '../support/product.js';

/** What graphql-cop looks for, as tests of our own: [check, how bad it would be, the request, what gives it away]. */
interface Check {
  readonly name: string;
  readonly severity: 'HIGH' | 'MEDIUM' | 'LOW' | 'INFO';
  readonly ask: (endpoint: string) => Promise<{ status: number; text: string }>;
  readonly found: (answer: { status: number; text: string }) => boolean;
}

const post = (body: unknown) => (endpoint: string) =>
  send(endpoint, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function send(endpoint: string, init: RequestInit): Promise<{ status: number; text: string }> {
  const response = await fetch(endpoint, { method: 'POST', ...init });
  return { status: response.status, text: await response.text() };
}

const get = (query: string) => (endpoint: string) =>
  send(`${endpoint}?${new URLSearchParams({ query }).toString()}`, { method: 'GET' });

const ran = ({ text }: { text: string }): boolean => /"data":\s*\{\s*"/.test(text);
const repeated = (part: (n: number) => string, count: number): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');

const circular = `query { __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`;

const checks: Check[] = [
  [
    'alias overloading',
    'HIGH',
    post({ query: `query cop { ${repeated((n) => `alias${n}: __typename`, 101)} }` }),
    ran,
  ],
  [
    'array-based batching',
    'HIGH',
    post(Array(10).fill({ query: 'query cop { __typename }' })),
    ({ text }: { text: string }) => text.startsWith('['),
  ],
  [
    'directive overloading',
    'HIGH',
    post({ query: `query cop { __typename ${'@aa'.repeat(10)} }` }),
    ({ text }: { text: string }) => (text.match(/"@aa"|@aa/g) ?? []).length >= 10,
  ],
  ['circular introspection', 'HIGH', post({ query: circular }), ran],
  ['field duplication', 'HIGH', post({ query: `query cop { ${'__typename \n'.repeat(500)} }` }), ran],
  [
    'introspection',
    'HIGH',
    post({ query: 'query cop { __schema { types { name fields { name } } } }' }),
    ran,
  ],
  ['queries by GET', 'MEDIUM', get('query cop { __typename }'), ran],
  ['mutations by GET', 'MEDIUM', get('mutation cop { __typename }'), ran],
  [
    'queries in forms',
    'MEDIUM',
    (endpoint: string) =>
      send(endpoint, { body: new URLSearchParams({ query: 'query cop { __typename }' }) }),
    ran,
  ],
  [
    'an in-browser editor',
    'LOW',
    (endpoint: string) => send(endpoint, { method: 'GET', headers: { accept: 'text/html' } }),
    ({ text }: { text: string }) => /graphiql|graphql playground/i.test(text),
  ],
  [
    'field suggestions',
    'LOW',
    post({ query: 'query cop { __schema { directive } viewr { id } helo }' }),
    ({ text }: { text: string }) => text.includes('Did you mean'),
  ],
  [
    'tracing',
    'INFO',
    post({ query: 'query cop { __typename }' }),
    ({ text }: { text: string }) => /"tracing"/.test(text),
  ],
  [
    'unhandled errors',
    'INFO',
    post({ query: 'qwerty cop { abc }' }),
    ({ text }: { text: string }) => /"exception"|stacktrace|\bat \w+/i.test(text),
  ],
].map(([name, severity, ask, found]) => ({ name, severity, ask, found }) as Check);

let product: RunningProduct;
let careless: Server;

beforeAll(async () => {
  product = await startProduct();
  careless = createServer((request, response) => {
    void carelessAnswer(request).then((text) => response.end(text));
  });
  await new Promise<void>((ready) => careless.listen(0, '127.0.0.1', ready));
}, 300_000);

afterAll(async () => {
  careless?.close();
  await product?.stop();
});

describe('graphql-cop’s thirteen checks', () => {
  it.each(checks.map((check) => [check.severity, check.name, check] as const))(
    '%s: %s is not found',
    async (_severity, _name, { ask, found }) => {
      const answer = await ask(`${product.pages}/graphql`);
      expect([found(answer), answer.status < 500, answer.text.slice(0, 200)]).toEqual([
        false,
        true,
        expect.any(String),
      ]);
    },
  );

  it.each(checks.map((check) => [check.name, check] as const))(
    '%s is found on a server that takes no care',
    async (_name, { ask, found }) => {
      const { port } = careless.address() as AddressInfo;
      expect(found(await ask(`http://127.0.0.1:${port}/graphql`))).toBe(true);
    },
  );

  it('are thirteen, and a refused one says why in a code', async () => {
    expect(checks).toHaveLength(13);
    const { status, text } = await (checks.find(({ name }) => name === 'field duplication') as Check).ask(
      `${product.pages}/graphql`,
    );
    expect([status, text]).toEqual([400, expect.stringContaining('"FIELD_REPEATED"')]);
  });
});

const open = buildSchema('type Query { hello: String viewer: String } type Mutation { hello: String }');

/** graphql-js refuses circular introspection by itself. */
const lax = specifiedRules.filter((rule) => rule !== MaxIntrospectionDepthRule);

function run(query: string): ExecutionResult {
  try {
    const document = parse(query);
    const errors = validate(open, document, lax);
    return errors.length > 0 ? { errors } : (execute({ schema: open, document }) as ExecutionResult);
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}

/** Everything that the checks look for, on purpose. */
async function carelessAnswer(request: IncomingMessage): Promise<string> {
  const body = await textOf(request);
  const asked = new URL(request.url ?? '/', 'http://x').searchParams.get('query');
  if (request.method === 'GET' && asked === null) return '<title>GraphiQL</title>';
  const isForm = request.headers['content-type']?.includes('form');
  const given: unknown =
    asked !== null
      ? { query: asked }
      : isForm
        ? Object.fromEntries(new URLSearchParams(body))
        : JSON.parse(body);
  const answer = ({ query }: { query: string }) => {
    const { data, errors } = run(query);
    return {
      data,
      errors: errors?.map((error) => ({ ...error, message: error.message, stacktrace: error.stack })),
      extensions: { tracing: {} },
    };
  };
  return JSON.stringify(Array.isArray(given) ? given.map(answer) : answer(given as { query: string }));
}
