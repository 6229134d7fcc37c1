import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { act, ask, type Caller, visitor } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person, setUpSecondFactor } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { behind } from '../support/behind.js';
import { gatheredBy } from './gathered.js';
import { mutate, mutations, sceneMutations } from './operations.js';
import { nobody, type Scene } from './scene.js';
import { describeServer } from './server-description.js';

let product: RunningProduct;
let person: Person;
let schema: GraphQLSchema;

beforeAll(async () => {
  const [started, server] = await Promise.all([
    startProduct({ env: { LOG_LEVEL: 'error' } }),
    describeServer(),
  ]);
  product = started;
  schema = buildSchema(server.sdl);
  person = await join(product, 'Enseignante');
}, 300_000);

afterAll(() => product?.stop());

const repeat = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');

/** Innermost last; `draft` and `resource` lead to each other for ever. */
const nested = (depth: number): string =>
  Array.from({ length: depth }).reduceRight<string>(
    (inner, _, at) => `${at % 2 ? 'resource' : 'draft'} { ${inner} }`,
    'id',
  );

/** Nothing of the inside: no stack, no SQL, no path, no name of a package. */
const inside =
  /\bat [\w.]+ \(|node_modules|\/dist\/|select |insert into|syntax error at|pg_|typeorm|graphql-js/i;

describe('one limit over', () => {
  const breaches: [name: string, query: string, code: string, within: string][] = [
    [
      'aliases',
      `{ ${repeat(6, (n) => `a${n}: resourceCount`)} }`,
      'TOO_MANY_ALIASES',
      `{ ${repeat(5, (n) => `a${n}: resourceCount`)} }`,
    ],
    [
      'aliases through a fragment',
      `{ ...x } fragment x on Query { ${repeat(6, (n) => `a${n}: resourceCount`)} }`,
      'TOO_MANY_ALIASES',
      '{ ...x } fragment x on Query { a: resourceCount }',
    ],
    [
      'directives',
      `{ ${repeat(6, (n) => `...f${n} @include(if: true)`)} } ${repeat(6, (n) => `fragment f${n} on Query { resourceCount }`)}`,
      'TOO_MANY_DIRECTIVES',
      `{ ...f0 @include(if: true) } fragment f0 on Query { resourceCount }`,
    ],
    [
      'tokens',
      `{ licenceOptions(sources: [${repeat(601, () => '"CC0-1.0"')}]) { possible } }`,
      'TOO_MANY_TOKENS',
      `{ licenceOptions(sources: [${repeat(585, () => '"CC0-1.0"')}]) { possible } }`,
    ],
    [
      'one field again and again',
      `{ ${repeat(11, () => 'resourceCount')} }`,
      'FIELD_REPEATED',
      `{ ${repeat(10, () => 'resourceCount')} }`,
    ],
    [
      'depth',
      `{ resource(slug: "x") { ${nested(8)} } }`,
      'TOO_DEEP',
      `{ resource(slug: "x") { ${nested(4)} } }`,
    ],
    [
      'depth through fragments',
      `{ resource(slug: "x") { ...a } } fragment a on Resource { draft { resource { ...b } } } fragment b on Resource { ${nested(6)} }`,
      'TOO_DEEP',
      '{ resource(slug: "x") { ...a } } fragment a on Resource { id }',
    ],
    [
      'cost',
      '{ resources(first: 50) { edges { node { version { files { preview { html } } } versions { title summary } } } } person(name: "x") { resources(first: 50) { edges { node { versions { title } } } } } }',
      'TOO_COSTLY',
      '{ resources(first: 12) { edges { node { id } } } }',
    ],
    ['introspection', '{ __schema { types { name } } }', 'INTROSPECTION_DISABLED', '{ __typename }'],
    [
      'introspection of a type',
      '{ __type(name: "Account") { name } }',
      'INTROSPECTION_DISABLED',
      '{ __typename }',
    ],
    ['a subscription', 'subscription { resource }', 'OPERATION_UNKNOWN', '{ resourceCount }'],
    ['a field that is none', '{ passwordHash }', 'GRAPHQL_VALIDATION_FAILED', '{ resourceCount }'],
    ['a broken document', '{ resourceCount', 'GRAPHQL_PARSE_FAILED', '{ resourceCount }'],
  ];

  it('in a nested field is refused by its code, in French, and its page says so', async () => {
    const cursor = 'x'.repeat(201);
    const draft = await readyDraft(product, person.session);
    const { resource } = await act<{ resource: { slug: string } }>(
      product,
      person.session,
      ['publishResource', { draftId: draft.id }],
      'resource { slug }',
    );
    const { slug } = resource;
    const { code, text } = await ask(
      product.pages,
      'query($slug: String!, $after: String) { resource(slug: $slug) { lineage { descendants(after: $after) { totalCount } } } }',
      { slug, after: cursor },
    );
    expect([code, text.includes('Ce curseur n’est pas d’ici.')]).toEqual(['INVALID', true]);
    const page = await fetch(`${product.pages}/r/${slug}/arbre?apres=${cursor}`);
    expect(page.status).toBe(400);
  });

  it.each(breaches)(
    'in %s is refused with 400 and a code, and one less is not',
    async (_, query, code, within) => {
      const refused = await ask(product.pages, query);
      expect([refused.status, refused.code]).toEqual([400, code]);
      expect(refused.data).toBeNull();
      expect(refused.text).not.toMatch(inside);
      expect((await ask(product.pages, within)).status).toBe(200);
    },
  );

  it('is the same signed in, and by a program', async () => {
    const token = await person.token('WRITE');
    for (const caller of [person.session, token.caller])
      expect((await ask(product.pages, breaches[0]?.[1] ?? '', {}, caller)).status).toBe(400);
  });

  it('refuses an absurd page before it is read', async () => {
    const answer = await ask(
      product.pages,
      'query($n: Int) { resources(first: $n) { totalCount edges { cursor } } }',
      {
        n: 2_147_483_647,
      },
    );
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(inside);
  });
});

describe('a request of another shape', () => {
  const json = { 'content-type': 'application/json' };
  const query = JSON.stringify({ query: '{ resourceCount }' });
  const shapes: [name: string, init: RequestInit & { search?: string }, status: number, code: string][] = [
    ['a GET', { method: 'GET', search: '?query={resourceCount}' }, 405, 'METHOD_NOT_ALLOWED'],
    [
      'a GET that pleads',
      { method: 'GET', search: '?query={resourceCount}', headers: { 'apollo-require-preflight': 'true' } },
      405,
      'METHOD_NOT_ALLOWED',
    ],
    ['a PUT', { method: 'PUT', headers: json, body: query }, 405, 'METHOD_NOT_ALLOWED'],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: query }, 415, 'JSON_EXPECTED'],
    ['no type at all', { headers: { 'content-type': '' }, body: query }, 415, 'JSON_EXPECTED'],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={resourceCount}' },
      415,
      'JSON_EXPECTED',
    ],
    ['a batch', { headers: json, body: `[${query},${query}]` }, 400, 'BAD_REQUEST'],
    ['an empty batch', { headers: json, body: '[]' }, 400, 'BAD_REQUEST'],
    ['half a body', { headers: json, body: '{"query": ' }, 400, 'JSON_MALFORMED'],
    ['a string', { headers: json, body: '"query"' }, 400, 'JSON_MALFORMED'],
    ['nothing', { headers: json, body: '' }, 400, 'BAD_REQUEST'],
    ['no query', { headers: json, body: '{"variables":{}}' }, 400, 'BAD_REQUEST'],
    [
      'variables as text',
      { headers: json, body: '{"query":"{ resourceCount }","variables":"x"}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'more than a megabyte',
      { headers: json, body: `{"query":"${'x'.repeat(1_100_000)}"}` },
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'an unknown charset',
      { headers: { 'content-type': 'application/json; charset=klingon' }, body: query },
      415,
      'ENCODING_UNKNOWN',
    ],
    [
      'an unknown encoding',
      { headers: { ...json, 'content-encoding': 'klingon' }, body: query },
      415,
      'ENCODING_UNKNOWN',
    ],
    [
      'a foreign page',
      { headers: { ...json, origin: 'https://ailleurs.test' }, body: query },
      403,
      'FOREIGN_ORIGIN',
    ],
    ['a page without origin', { headers: { ...json, origin: 'null' }, body: query }, 403, 'FOREIGN_ORIGIN'],
    [
      'a cross-site fetch',
      { headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: query },
      403,
      'FOREIGN_ORIGIN',
    ],
    [
      'a same-site fetch, as from the files host',
      { headers: { ...json, 'sec-fetch-site': 'same-site' }, body: query },
      403,
      'FOREIGN_ORIGIN',
    ],
  ];

  it.each(shapes)('%s is refused in JSON with a code', async (_, { search = '', ...init }, status, code) => {
    const response = await fetch(`${product.pages}/graphql${search}`, { method: 'POST', ...init });
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/json; charset=utf-8',
    ]);
    const body = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
    expect(body.errors[0]?.extensions.code).toBe(code);
    expect(text).not.toMatch(inside);
  });

  it('the files host is refused as an origin', async () => {
    const origin = { name: 'files host', headers: { origin: product.files } };
    expect((await ask(product.pages, '{ resourceCount }', {}, origin)).code).toBe('FOREIGN_ORIGIN');
  });

  it('variables of another type are refused with 400', async () => {
    const document = 'query($slug: String!) { resource(slug: $slug) { id } }';
    for (const variables of [{}, { slug: 12 }, { slug: null }, { slug: { $ne: 1 } }]) {
      const answer = await ask(product.pages, document, variables);
      expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(answer.text).not.toMatch(inside);
    }
  });

  it('the session’s cookie alone is not enough; with the header, or as a token, it is', async () => {
    const bare: Caller = { name: 'cookie alone', headers: { cookie: person.session.headers.cookie ?? '' } };
    const refused = await ask(product.pages, '{ viewer { id } }', {}, bare);
    expect([refused.status, refused.code]).toEqual([403, 'PREFLIGHT_REQUIRED']);
    const token = await person.token('READ');
    for (const caller of [person.session, token.caller])
      expect((await ask(product.pages, '{ viewer { id } }', {}, caller)).status).toBe(200);
  });

  it('a form of a foreign page changes nothing', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://ailleurs.test' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const response = await fetch(`${product.pages}/publier`, {
        method: 'POST',
        headers: { ...person.session.headers, ...headers },
        body: new URLSearchParams({ depart: 'texte' }),
        redirect: 'manual',
      });
      expect(response.status).toBe(403);
    }
  });
});

describe('trying a password', () => {
  it('happens once a request, however many aliases', async () => {
    const tries = repeat(
      5,
      (n) =>
        `t${n}: signIn(input: { email: "${person.email}", password: "mauvais ${n}" }) { userErrors { code } }`,
    );
    const { data } = await ask<Record<string, { userErrors: { code: string }[] }>>(
      product.pages,
      `mutation { ${tries} }`,
    );
    const codes = Object.values(data ?? {}).map((payload) => payload.userErrors[0]?.code);
    expect(codes).toEqual(['CREDENTIALS_WRONG', ...Array<string>(4).fill('ONCE_PER_REQUEST')]);
  });
});

describe('strange input', () => {
  const strange = [
    '',
    ' ',
    'é',
    "' or 1=1 --",
    '%',
    '../../etc/passwd',
    '\0',
    '\ud800',
    nobody,
    'x'.repeat(5000),
  ];

  it('in an id, of any mutation, is nothing found: never a failure', async () => {
    const { session } = person;
    const stage = {
      product,
      cast: {
        author: person,
        teacher: person,
        moderator: person,
        referent: person,
        reviewers: [person, person] as const,
        people: {},
        callers: [],
        confirmation: '',
        notificationId: '',
        mandates: { territoryId: '', requestId: '', mandateId: '' },
        attested: { code: '', spare: '' },
        gathered: await gatheredBy(product, person),
        calling: { slug: '', given: '', draftSlug: '', closedSlug: '' },
      },
    };
    for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
      const make = sceneMutations[name];
      const given = make ? await make(strangeScene('§'), stage) : await mutations[name]?.(stage, stage);
      if (!given || !/"(?:id|draftId|resource|reviewId|submissionId)"/.test(JSON.stringify(given))) continue;
      for (const id of strange) {
        const input = withIds(given, id);
        const answer = await mutate(stage, session, { name, inputType: String(field.args[0]?.type), input });
        expect([name, id.slice(0, 20), answer.status]).toEqual([name, id.slice(0, 20), 200]);
        expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR');
        expect(answer.text).not.toMatch(inside);
      }
    }
  }, 300_000);

  it('in a query is nothing found: never a failure', async () => {
    for (const text of strange) {
      const answer = await ask(
        product.pages,
        `query($s: String!, $id: ID!) { resource(slug: $s) { id } person(name: $s) { id } draft(id: $id) { id }
          licence(id: $id) { id } resources(text: $s, after: $s, filter: { levels: [$id] }) { totalCount }
          recognisedLicence(text: $s) { question } licenceOptions(sources: [$id]) { possible } report(id: $id) { id } }`,
        { s: text, id: text },
        person.session,
      );
      expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR');
      expect(answer.text).not.toMatch(inside);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe('a failure of ours', () => {
  it('says nothing of itself, in the API and on a page', async () => {
    await behind(product, (owner) => owner.query('alter table licence_question rename to elsewhere'));
    const moderator = await join(product, 'Modératrice');
    await product.command('mandate', 'grant', moderator.email, 'moderator');
    await setUpSecondFactor(product, moderator);
    const answer = await ask(product.pages, '{ licenceQuestions { totalCount } }', {}, moderator.session);
    expect(answer.code).toBe('INTERNAL_SERVER_ERROR');
    expect(answer.text).not.toMatch(/licence_question|relation|does not exist/);
    expect(answer.text).not.toMatch(inside);
    const page = await fetch(`${product.pages}/moderation/questions`, { headers: moderator.session.headers });
    expect(page.status).toBe(500);
    expect(await page.text()).not.toMatch(/licence_question|does not exist/);
    // The log has the kind and the place of it, once for the API and once for the page; names and values stay out.
    expect(product.output().match(/"code":"42P01"[^\n]*LicenceQuestionRepository/g)).toHaveLength(2);
    expect(product.output()).not.toContain('Unexpected error processing request');
    await behind(product, (owner) => owner.query('alter table elsewhere rename to licence_question'));
    expect((await ask(product.pages, '{ resourceCount }', {}, visitor)).status).toBe(200);
  }, 300_000);
});

/** A scene of which nothing exists. */
const strangeScene = (id: string): Scene => ({
  state: 'draft',
  word: id,
  slug: id,
  shortCode: id,
  campaignSlug: id,
  rubricId: id,
  rubricRevision: id,
  resourceId: id,
  draftId: id,
  findingId: id,
  invitationId: id,
  recognitionId: id,
  proposalId: id,
  proposedDraftId: id,
  proposedPieceId: id,
  answeredId: id,
  submissionId: id,
  assignmentId: id,
  remarkId: id,
  otherAssignmentId: id,
  decidedId: id,
  decidedRemarkId: id,
  exemplarId: id,
  derived: { copyId: id, pageId: id },
  draftFileId: id,
  draftFileUrl: id,
  itemId: id,
  sourceId: id,
  questionId: id,
  refusedId: id,
  reportId: id,
  comparedSlug: id,
  originalId: id,
  ancestorId: id,
  originalSourceId: id,
  permissionId: id,
  revision: 1,
  archiveUrl: id,
  file: { id, downloadUrl: id, originalUrl: id },
});

/** The same input with every id replaced. */
const withIds = (input: object, id: string): object =>
  Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      /^(id|draftId|resource|uploadId|reviewId|submissionId)$/.test(key) ? id : value,
    ]),
  );
