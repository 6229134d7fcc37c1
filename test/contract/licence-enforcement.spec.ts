import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { ask } from '../support/api.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { startTogether } from './prepared-cast.js';
import { stageOf } from './observe.js';
import { mutations, sceneMutations, type Stage, withoutInput } from './operations.js';
import { type Scene, SceneMaker } from './scene.js';
import { describeServer } from './server-description.js';

let product: RunningProduct;
let stage: Stage;
let maker: SceneMaker;

beforeAll(async () => {
  const { started, cast } = await startTogether((dataDir) =>
    startProduct({ dataDir, env: { TRUSTED_PROXIES: 'loopback' } }),
  );
  product = started;
  stage = stageOf(product, cast);
  maker = new SceneMaker(product, stage.cast);
}, 600_000);
afterAll(() => product?.stop());

const asAuthor = (document: string, variables: object) =>
  ask<Record<string, unknown>>(product.pages, document, variables, stage.cast.author.session);

/** How many versions a resource has, as its author sees it. */
async function versionsOf({ resourceId }: Scene): Promise<number> {
  const { data } = await asAuthor('query($slug: String!) { resource(slug: $slug) { latestVersion } }', {
    slug: resourceId,
  });
  return (data?.resource as { latestVersion: number | null } | null)?.latestVersion ?? 0;
}

async function call(name: string, scene: Scene): Promise<void> {
  const input = await sceneMutations[name]?.(scene, stage);
  await asAuthor(`mutation($input: ${inputOf(name)}!) { ${name}(input: $input) { userErrors { code } } }`, {
    input,
  });
}

let inputOf: (mutation: string) => string;
beforeAll(async () => {
  const fields =
    buildSchema((await describeServer()).sdl)
      .getMutationType()
      ?.getFields() ?? {};
  inputOf = (name) => String(fields[name]?.args[0]?.type).replace(/!$/, '');
  const known = [...Object.keys(sceneMutations), ...Object.keys(mutations), ...withoutInput];
  expect(Object.keys(fields).filter((name) => !known.includes(name))).toEqual([]);
}, 300_000);

/** A draft that nothing but its licences keeps from being published. */
async function forbiddenScene(): Promise<Scene> {
  const scene = await maker.make('draft');
  await asAuthor(
    'mutation($input: DeclarePartInput!) { declarePart(input: $input) { userErrors { code } } }',
    {
      input: {
        draftId: scene.draftId,
        title: 'Une carte redessinée',
        author: 'Une géographe',
        licence: 'CC-BY-NC-4.0',
        reworked: true,
      },
    },
  );
  return maker.refresh(scene);
}

describe('a mix that no licence allows', () => {
  it('is published by no mutation of the schema', async () => {
    let scene = await forbiddenScene();
    for (const name of Object.keys(sceneMutations)) {
      await call(name, scene);
      expect([name, await versionsOf(scene)]).toEqual([name, 0]);
      // What a call has spent or mended is made again: the next one meets the same refusal.
      scene = await forbiddenScene();
    }
  }, 300_000);

  it('is what keeps it back: the same draft without it is published', async () => {
    const scene = await maker.make('draft');
    await call('publishResource', scene);
    expect(await versionsOf(scene)).toBe(1);
  }, 300_000);

  it('is refused by name, with its ways out', async () => {
    const scene = await forbiddenScene();
    const { data } = await asAuthor(
      `mutation($input: PublishResourceInput!) { publishResource(input: $input) { userErrors { code message } } }`,
      { input: { draftId: scene.draftId } },
    );
    const payload = data?.publishResource as { userErrors: { code: string; message: string }[] };
    const refusal = payload.userErrors.find(({ code }) => code === 'LICENCES_INCOMPATIBLE');
    expect(refusal?.message).toContain('Une carte redessinée');
    const shown = await asAuthor(
      'query($id: ID!) { draft(id: $id) { licenceOptions { possible waysOut { kind sourceId } } thirdPartyItems { id title } } }',
      { id: scene.draftId },
    );
    const draft = shown.data?.draft as {
      licenceOptions: { possible: boolean; waysOut: { kind: string; sourceId: string | null }[] };
      thirdPartyItems: { id: string; title: string }[];
    };
    const item = draft.thirdPartyItems.find(({ title }) => title === 'Une carte redessinée');
    expect(draft.licenceOptions.possible).toBe(false);
    expect(draft.licenceOptions.waysOut).toContainEqual({ kind: 'DROP', sourceId: item?.id });
  }, 300_000);
});

const verdictNames = ['allowed', 'discouraged', 'review', 'forbidden'] as const;

interface Case {
  readonly id: string;
  readonly mode: string;
  readonly inputs: readonly string[];
  readonly context?: object;
  readonly expect: Readonly<Record<(typeof verdictNames)[number], readonly string[] | undefined>>;
}

describe('the cases of licence law', () => {
  it('have the same answers through the API, for whoever asks', async () => {
    const file = new URL('../../libs/licensing/data/licence-cases.json', import.meta.url);
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };
    // What is a database and what is made from one, the API does not ask: those cases are the library's alone.
    const adaptations = cases.filter(({ mode, context }) => mode === 'adaptation' && !context);
    expect(adaptations.length).toBeGreaterThan(70);
    for (const { id, inputs, expect: expected } of adaptations) {
      const { data } = await ask<{
        licenceOptions: { options: { licence: { id: string }; verdict: string }[] };
      }>(
        product.pages,
        'query($sources: [ID!]!) { licenceOptions(sources: $sources) { options { licence { id } verdict } } }',
        { sources: inputs },
      );
      const verdicts = new Map(data?.licenceOptions.options.map((each) => [each.licence.id, each.verdict]));
      for (const verdict of verdictNames)
        for (const licence of expected[verdict] ?? [])
          expect([id, licence, verdicts.get(licence)]).toEqual([id, licence, verdict.toUpperCase()]);
    }
  }, 300_000);
});
