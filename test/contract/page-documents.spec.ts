import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultRubric } from '../../infra/database/migrations/1764030080600-default-rubric.js';
import { ask, type Caller } from '../support/api.js';
import { copyHome } from '../support/copied-home.js';
import { root, type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { failedJob } from './behind-scenes.js';
import type { Cast } from './cast.js';
import { startTogether } from './prepared-cast.js';
import { readBefore } from './review-scene.js';
import { callRoute, type RouteCall, routes, sceneRoutes } from './routes.js';
import { type Scene, SceneMaker } from './scene.js';

/** What one document of a page may ask of PostgreSQL, by what it does. */
const most = {
  /** Whatever it shows, whoever reads. */
  read: 12,
  /** Beginning, locking, authorising, sealing the audit entry and committing are nine of them. */
  change: 15,
  /** Looks at the files, then freezes a whole version in one transaction: its rows, its parts, its blocks, its credits. */
  freeze: 32,
  /** Copies a whole resource, or reads three states of one and writes what is chosen, under the locks of both sides. */
  propose: 24,
  /** Reads a campaign, its rubric, who reviews, and the work itself, each by its own rule. */
  review: 18,
  /** Locks a campaign, a resource, a submission and its round, and cancels or opens what hangs on them. */
  round: 24,
};
const FREEZING = new Set(['Publish', 'CorrectTitle']);
const PROPOSING = new Set(['StartProposal', 'ProposeChange', 'DecideProposal', 'CopyCollection']);
const REVIEWING = new Set([
  'ReviewWorkspace',
  'ReviewDecision',
  'SubmissionDesk',
  'SubmissionsTable',
  'CampaignPage',
]);
const ROUNDS = new Set(['Resubmit', 'WithdrawSubmission', 'DecideSubmission', 'SubmitForReview']);

let product: RunningProduct;
let cast: Cast;
let maker: SceneMaker;
let counts: string;
let home: string;

beforeAll(async () => {
  const preload = pathToFileURL(join(root, 'test/support/count-statements.mjs')).href;
  home = copyHome();
  ({ started: product, cast } = await startTogether((dataDir) => {
    counts = join(dataDir, 'statements.txt');
    const env = {
      TRUSTED_PROXIES: 'loopback',
      NODE_OPTIONS: `--import ${preload}`,
      COUNT_STATEMENTS_IN: counts,
    };
    return startProduct({ home, dataDir, env });
  }));
  maker = new SceneMaker(product, cast);
}, 900_000);
afterAll(async () => {
  await product?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('the documents of the pages', () => {
  it(`ask at most ${most.read} statements each to read, ${most.change} to change, ${most.freeze} to freeze a version, ${most.propose} to propose, ${most.review} to review, whoever calls`, async () => {
    for (const [route, call] of Object.entries(sceneRoutes)) {
      const read = route.startsWith('GET');
      for (const state of ['draft', 'published'] as const)
        for (const caller of read ? callers() : [cast.author.session, cast.moderator.session])
          await callOnScene(route, call, { state, caller });
    }
    for (const [route, call] of otherForms) {
      const caller = route.includes('moderation') ? cast.moderator.session : cast.author.session;
      await callAndRead(route, call(await maker.make('published')), caller);
    }
    const proposed = await maker.make('published');
    for (const verb of ['retirer', 'envoyer', 'adapter']) {
      const route = `POST /propositions/:id/${verb}`;
      await callAndRead(route, sceneRoutes[route]!(proposed), cast.teacher.session);
    }
    await review();
    await operate();
    for (const more of ['', '/imprimer', '/emporter.zip', '/valise.zip', '.atom'])
      for (const caller of callers())
        await callAndRead(`GET /c/:slug${more}`, { path: `/c/${cast.gathered.slug}${more}` }, caller);
    for (const caller of callers())
      await callAndRead('GET /appels/:slug', { path: `/appels/${cast.calling.slug}` }, caller);
    const taken = { path: `/garder/${cast.gathered.resource}/ranger`, form: { montrees: cast.gathered.id } };
    await callAndRead('POST /garder/:slug/ranger', taken, cast.author.session);
    // Last: signing out is one of them.
    for (const [route, call] of Object.entries(routes).sort(signingOutLast))
      for (const caller of callers()) await callAndRead(route, call(cast), caller);
    const counted = readCounts();
    const told = [...counted].sort(([, a], [, b]) => b - a);
    console.log(
      `${counted.size} documents of pages; statements: ${told
        .slice(0, 12)
        .map((row) => row.join(' '))
        .join(', ')}`,
    );
    const known = documents();
    const allowed = (name: string): number => {
      if (REVIEWING.has(name)) return most.review;
      if (known.get(name) === 'query') return most.read;
      if (ROUNDS.has(name)) return most.round;
      if (PROPOSING.has(name)) return most.propose;
      return FREEZING.has(name) ? most.freeze : most.change;
    };
    expect(told.filter(([name, count]) => count > allowed(name))).toEqual([]);
    expect([...known.keys()].filter((name) => !counted.has(name))).toEqual([]);
  }, 600_000);

  it('are compiled once, when they are first asked, and run compiled from then on', () => {
    const runs = readRuns();
    const first = new Map([...runs].reverse().map((run) => [run.name, run]));
    const repeated = runs.filter((run) => first.get(run.name) !== run);
    console.log(`${runs.length} runs of ${first.size} documents`);
    expect([...first.values()].filter(({ compilations }) => compilations === 0)).toEqual([]);
    expect(repeated.filter(({ compilations }) => compilations > 0)).toEqual([]);
    expect(repeated.length).toBeGreaterThan(400);
  });
});

const signingOutLast = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  Number(a === 'POST /deconnexion') - Number(b === 'POST /deconnexion');

const callers = (): Caller[] => [
  { name: 'visitor', headers: {} },
  cast.author.session,
  cast.moderator.session,
];

/** What only a reviewer and who runs the campaign are shown, and may do. */
async function review(): Promise<void> {
  const shown = await readingScene('published');
  for (const [route, call] of Object.entries(sceneRoutes)) {
    if (/^GET \/(?:relectures|campagnes)/.test(route))
      await callAndRead(route, call(shown), cast.teacher.session);
    if (/^GET \/(?:referent|campagnes)/.test(route))
      await callAndRead(route, call(shown), cast.referent.session);
    if (/^POST \/referent\/(?:demandes|campagnes\/:slug\/(?:demandes|attribuer))/.test(route))
      await callAndRead(route, call(await maker.make('published')), cast.referent.session);
  }
  const second = await maker.makeToRead('published');
  await readBefore(product, second.submissionId);
  for (const route of ['GET /relectures/:id', 'GET /relectures/:id?tout=oui'])
    await callAndRead(
      route,
      { path: `/relectures/${second.assignmentId}${route.slice('GET /relectures/:id'.length)}` },
      cast.teacher.session,
    );
  const form = { title: 'Une campagne', territoryCode: 'dep-01' };
  const nouvelle = 'POST /referent/campagnes/nouvelle';
  await callAndRead(nouvelle, { path: '/referent/campagnes/nouvelle', form }, cast.referent.session);
  const scene = await maker.make('published');
  const at = `/relectures/${scene.assignmentId}`;
  const asTeacher = (path: string, form: RouteCall['form']) =>
    callAndRead('POST /relectures/:id', { path, form }, cast.teacher.session);
  await asTeacher(at, { revision: '1', action: 'remarque', passage: '1', words: 'Plus court.' });
  await asTeacher(at, { revision: '2', retirer: scene.remarkId });
  await asTeacher(at, { revision: '3', action: 'envoyer' });
  for (const answer of ['accept', 'decline', 'conflict']) {
    const { assignmentId } = await maker.make('published');
    await asTeacher(`/relectures/${assignmentId}/repondre`, { answer, reason: 'Une collègue.' });
  }
  await calibrate(scene);
}

/** What only an administrator is shown, and may do. */
async function operate(): Promise<void> {
  const { session } = await mandated(product, 'Administratrice', 'administrator', null);
  const ids = [await failedJob(product), await failedJob(product, 12)];
  const path = '/admin/travaux';
  await callAndRead(`GET ${path}`, { path }, session);
  for (const [at, verb] of ['reessayer', 'abandonner'].entries())
    await callAndRead(`POST ${path}/:id/${verb}`, { path: `${path}/${ids[at]}/${verb}`, form: {} }, session);
}

/** An exemplar is graded, another is added and taken back, and it is over. */
async function calibrate({ campaignSlug }: Scene): Promise<void> {
  const at = `/campagnes/${campaignSlug}/etalonnage`;
  const grades = Object.fromEntries(defaultRubric.criteria.map(({ key }) => [`note-${key}`, '1']));
  await callAndRead(
    'POST /campagnes/:slug/etalonnage/:number',
    { path: `${at}/1`, form: grades },
    cast.teacher.session,
  );
  const { resourceId } = await maker.make('published');
  const asReferent = (route: string, path: string, form: RouteCall['form']) =>
    callAndRead(`POST /campagnes/:slug/etalonnage${route}`, { path: at + path, form }, cast.referent.session);
  await asReferent('', '', { resource: resourceId });
  const { data } = await ask<{ campaign: { calibration: { exemplars: { id: string }[] } } }>(
    product.pages,
    'query($slug: String!) { campaign(slug: $slug) { calibration { exemplars { id } } } }',
    { slug: campaignSlug },
    cast.referent.session,
  );
  expect(data?.campaign.calibration.exemplars).toHaveLength(2);
  await asReferent('/retirer', '/retirer', { exemplar: data?.campaign.calibration.exemplars[1]?.id ?? '' });
  await asReferent('/clore', '/clore', {});
}

async function callAndRead(route: string, call: RouteCall, caller: Caller): Promise<number> {
  const response = await callRoute(product, route, call, caller);
  await response.text();
  return response.status;
}

type SceneState = 'draft' | 'published';
const reading = new Map<SceneState, Scene>();
const untouched = new Map<SceneState, Scene>();

/** One scene serves all that only reads. A form gets one that no other has spent: what was refused outright spends nothing. */
async function callOnScene(
  route: string,
  call: (scene: Scene) => RouteCall,
  { state, caller }: { state: SceneState; caller: Caller },
): Promise<void> {
  if (route.startsWith('GET')) {
    await callAndRead(route, call(await readingScene(state)), caller);
    return;
  }
  const scene = untouched.get(state) ?? (await maker.make(state));
  const status = await callAndRead(route, call(scene), caller);
  if ([403, 404].includes(status)) untouched.set(state, scene);
  else untouched.delete(state);
}

async function readingScene(state: SceneState): Promise<Scene> {
  const known = reading.get(state) ?? (await maker.makeToRead(state));
  reading.set(state, known);
  return known;
}

interface Run {
  readonly name: string;
  readonly statements: number;
  readonly compilations: number;
}

/** Every document that ran, in order. */
const readRuns = (): Run[] =>
  readFileSync(counts, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', statements, compilations] = line.split(' ');
      return { name, statements: Number(statements), compilations: Number(compilations) };
    });

/** The most that each document ever asked. */
function readCounts(): Map<string, number> {
  const most = new Map<string, number>();
  for (const { name, statements } of readRuns()) most.set(name, Math.max(most.get(name) ?? 0, statements));
  return most;
}

/** Every operation that the code generator found in the pages, with its kind. */
const documents = (): Map<string, string> =>
  new Map(
    [
      ...readFileSync(join(root, 'libs/contract/generated/graphql.ts'), 'utf8').matchAll(
        /"kind":"OperationDefinition","operation":"(\w+)","name":\{"kind":"Name","value":"(\w+)"/g,
      ),
    ].map(([, kind = '', name = '']) => [name, kind]),
  );

/** Forms that run another document by what they hold. */
const otherForms: [route: string, call: (scene: Scene) => RouteCall][] = [
  ['GET /demandes/:id', ({ decidedId }) => ({ path: `/demandes/${decidedId}` })],
  ...['masquer', 'montrer'].map((decision): (typeof otherForms)[number] => [
    'POST /moderation/:id',
    ({ reportId }) => ({ path: `/moderation/${reportId}`, form: { decision, reason: 'Une raison.' } }),
  ]),
  ...['principal', 'retirer'].map((action): (typeof otherForms)[number] => [
    'POST /brouillons/:id/fichiers/:file',
    ({ draftId, draftFileId }) => ({
      path: `/brouillons/${draftId}/fichiers/${draftFileId}`,
      form: { action },
    }),
  ]),
  [
    'POST /brouillons/:id/reconnus/:recognition',
    ({ draftId, recognitionId }) => ({
      path: `/brouillons/${draftId}/reconnus/${recognitionId}`,
      form: { reponse: 'source' },
    }),
  ],
  ...['colle=CC+BY', 'chercher=fractions'].map((query): (typeof otherForms)[number] => [
    'GET /brouillons/:id/droits',
    ({ draftId }) => ({ path: `/brouillons/${draftId}/droits?${query}` }),
  ]),
];
