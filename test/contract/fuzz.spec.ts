import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDataRoom } from '#platform/embedded-postgres';
import { type Answer, ask, type Caller, visitor } from '../support/api.js';
import { type ProbedProduct, type Reading, startProbedProduct } from '../support/probed-product.js';
import { type Document, RandomDocuments, seeded } from '../support/random-documents.js';
import { climb } from '../support/worst-document.js';
import { root } from '../support/product.js';
import type { Cast } from './cast.js';
import { startTogether } from './prepared-cast.js';
import { type Scene, SceneMaker } from './scene.js';
import { describeServer } from './server-description.js';

/** `npm run fuzz` asks for more, or for the seed of a failure. */
const COUNT = Number(process.env.FUZZ_DOCUMENTS ?? 3000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125);
const AT_ONCE = 8;
const MOST_STATEMENTS = 60;

let product: ProbedProduct;
let schema: GraphQLSchema;
let cast: Cast;
let scenes: Scene[];

beforeAll(async () => {
  const [together, server] = await Promise.all([
    startTogether((dataDir) => startProbedProduct({ dataDir })),
    describeServer(),
  ]);
  [product, cast] = [together.started, together.cast];
  schema = buildSchema(server.sdl);
  const maker = new SceneMaker(product, cast);
  scenes = [
    await maker.makeToRead('published'),
    await maker.makeToRead('draft'),
    await maker.makeToRead('withdrawn'),
  ];
}, 600_000);

afterAll(() => product?.stop());

/** Nothing of the inside: no stack, no SQL, no path of this machine or of the product. */
const inside = new RegExp(
  [
    String.raw`\bat (?:async )?[\w.<>]+ \(|\.(?:js|ts):\d+|node_modules|/dist/`,
    String.raw`\bselect [\w."*, ]+ from |insert into|syntax error at|relation "|violates |invalid input syntax|operator does not exist`,
    `${root}|/var/lib/essaim|typeorm|QueryFailedError|graphile`,
  ].join('|'),
  'i',
);

const known = () => [
  ...scenes.flatMap((scene) => [
    scene.resourceId,
    scene.slug,
    scene.draftId,
    scene.draftFileId,
    scene.reportId,
    scene.word,
  ]),
  ...[
    cast.author.slug,
    'cm1',
    'mathematiques',
    'exercice',
    'CC-BY-SA-4.0',
    'CC-BY-NC-4.0',
    'fractions',
    'fr',
    'pdf',
    'markdown',
  ],
];

/** Signing in is slow by design, and ten attempts a quarter of an hour are nothing to count here. */
const slowByDesign = new Set([
  ...['signIn', 'changePassword', 'resetPassword', 'signUp', 'changeEmail'],
  ...['deleteAccount', 'exportMyData'],
]);

const documents = (seed: number, without = new Set<string>()) =>
  new RandomDocuments(schema, seeded(seed), known(), without);

interface Breach {
  readonly why: string;
  readonly answer: string;
  readonly document: Document;
  readonly caller: string;
}

function breachOf({ status, text }: Answer<unknown>): string | null {
  if (status >= 500) return `status ${status}`;
  if (text.includes('INTERNAL_SERVER_ERROR')) return 'a failure of ours';
  return inside.exec(text)?.[0] ?? null;
}

async function fuzz(
  count: number,
): Promise<{ breaches: Breach[]; statuses: Map<number, number>; longest: number[] }> {
  const generator = documents(SEED, slowByDesign);
  const rare = documents(SEED + 1);
  const callers: Caller[] = [cast.callers[3] ?? visitor, visitor]; // the author's token to write: half is signed in
  const breaches: Breach[] = [];
  const statuses = new Map<number, number>();
  const longest: number[] = [];
  let asked = 0;
  const lane = async () => {
    while (asked < count) {
      const n = asked;
      asked += 1;
      const document = (n % 50 === 0 ? rare : generator).next();
      const caller = callers[n % 2] ?? visitor;
      const since = performance.now();
      const answer = await ask(product.pages, document.query, document.variables, caller);
      longest.push(performance.now() - since);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const why = breachOf(answer);
      if (why !== null)
        breaches.push({ why, answer: answer.text.slice(0, 300), document, caller: caller.name });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { breaches, statuses, longest: longest.sort((a, b) => b - a) };
}

function postgresLog(): string {
  const { dir } = findDataRoom({ requested: product.dataDir, cwd: root, isRoot: process.getuid?.() === 0 });
  return readFileSync(join(dir, 'postgres/server.log'), 'utf8');
}

describe(`${COUNT} random documents, half of them signed in (seed ${SEED})`, () => {
  let before: Reading;
  let found: Awaited<ReturnType<typeof fuzz>>;
  let logged: string;

  beforeAll(async () => {
    before = await product.read(true);
    const start = postgresLog().length;
    found = await fuzz(COUNT);
    const after = await product.read();
    logged = postgresLog().slice(start);
    const { statuses, longest, breaches } = found;
    const [p99 = 0, most = 0] = [longest[Math.floor(COUNT / 100)], longest[0]];
    console.log(
      `fuzz ${COUNT} / 5xx ${breaches.length}; ${[...statuses].map((row) => row.join(': ')).join(', ')}; ` +
        `CPU ${(after.cpuMs / 1000 - before.cpuMs / 1000).toFixed(1)} s; p99 ${p99.toFixed(0)} ms, longest ${most.toFixed(0)} ms; ` +
        `longest event-loop delay ${after.longestDelayMs.toFixed(0)} ms; memory ${before.rssMb.toFixed(0)} → ${after.rssMb.toFixed(0)} MB; ` +
        `PostgreSQL errors: ${[...new Set(logged.match(/ERROR: .*/g) ?? [])].join('; ') || 'none'}`,
    );
  }, 900_000);

  it('are answered or refused, never a failure, and tell nothing of the inside', () => {
    expect(found.breaches.slice(0, 5)).toEqual([]);
  });

  it('are accepted and refused in numbers: a fuzz that is always refused proves nothing', () => {
    expect(found.statuses.get(200) ?? 0).toBeGreaterThan(COUNT / 3);
    expect(found.statuses.get(400) ?? 0).toBeGreaterThan(COUNT / 100);
    expect([...found.statuses.keys()].filter((status) => ![200, 400].includes(status))).toEqual([]);
  });

  it('reach no SQL that PostgreSQL cannot read', () => {
    expect(logged.match(/ERROR:.*(?:syntax error|does not exist|invalid input)/g) ?? []).toEqual([]);
  });

  it('change no object of the server', async () => {
    const { prototype } = await product.read();
    expect(prototype).toEqual(before.prototype);
    expect((await ask(product.pages, '{ resourceCount }')).status).toBe(200);
  });
});

describe('the oracle', () => {
  it.each([
    ['a stack', '{"message":"Error\\n    at Object.run (/srv/x.js:1:2)"}'],
    ['SQL', '{"message":"insert into draft(id) values ($1)"}'],
    ['words of PostgreSQL', '{"message":"invalid input syntax for type uuid"}'],
    ['a path', `{"message":"${root}/libs"}`],
    ['a failure', '{"errors":[{"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}'],
  ])('sees %s', (_, text) => {
    expect(breachOf({ status: 200, text } as Answer<unknown>)).not.toBeNull();
  });
});

describe('the worst document that is accepted', () => {
  it(`asks at most ${MOST_STATEMENTS} statements`, async () => {
    let steps = 600;
    const worst = await climb(product, {
      documents: documents(SEED + 2),
      caller: cast.callers[3] ?? visitor,
      height: ({ statements }) => statements,
      goesOn: () => steps-- > 0,
    });
    console.log(
      `worst of 600 documents: ${worst.statements} statements, ${worst.bytes} bytes\n${worst.query}`,
    );
    expect(worst.statements).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(worst.bytes).toBeLessThanOrEqual(1_000_000);
  }, 300_000);
});
