import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule, ProfileService } from '#identity';
import { type Actor, type MandateRole, visitor } from '#platform/authorization';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { territoryOf } from '../../../test/support/reviews.js';
import { DeclarationService, UsageModule } from '../index.js';

jest.setTimeout(120_000);

interface Place {
  territory: { code: string };
  resources: number | null;
  uses: number | null;
  reviews: number | null;
}

let product: TestApplication;
let author: Actor;
let address = 0;
/** Long enough for the month to have turned. */
const aMonth = 32 * 24 * 60;

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, UsageModule]);
  author = await newTeacher(product, 'Autrice');
  await product.behind.owner.query(
    `insert into establishment(uai, name, kind, territory_id) select '0019997X', 'École', 'École', id from territory where code = 'dep-01'`,
  );
  await get(ProfileService).update(author, { establishmentUai: '0019997X' });
  for (let n = 0; n < 6; n += 1) await newPublished(product, author, { title: `Leçon ${n}` });
  const { id } = await newPublished(product, author, { subjects: ['francais'] });
  await used(id, 'dep-01', 'cm1', 7);
  await used(id, 'dep-01', 'cp', 3);
  await used(id, 'dep-69', 'cm1', 12);
  await used(id, 'dep-42', 'cm1', 2);
  await used(id, 'dep-35', 'cm1', 4);
  await used(id, null, 'cm1', 9);
});
afterAll(() => product?.stop());

/** Each from an address of its own: the limit is not what is tried here. */
async function used(
  resource: string,
  departement: string | null,
  level: string,
  times: number,
): Promise<void> {
  const said = { level, minutes: null, changes: [], line: '' };
  for (let n = 0; n < times; n += 1)
    await get(DeclarationService).declare(
      { actor: visitor, address: `address ${(address += 1)}` },
      { resource, departement, ...said },
    );
}

async function holding(role: MandateRole, code: string | null): Promise<Actor> {
  const territoryId = code === null ? null : await territoryOf(product, code);
  return { ...author, mandates: [{ id: 'mandate', role, territoryId, endsAt: null }] };
}

async function placesOf(actor: Actor, filter: object = {}): Promise<Place[] | null> {
  const { viewer } = await product.ask<{ viewer: { indicators: { places: Place[] } | null } }>(
    actor,
    `query($stage: ID, $subject: ID) { viewer { indicators(stage: $stage, subject: $subject) {
      places { territory { code } resources uses reviews } } } }`,
    filter,
  );
  return viewer.indicators?.places ?? null;
}
const usesOf = async (actor: Actor, filter: object = {}) =>
  Object.fromEntries(
    (await placesOf(actor, filter))?.map(({ territory, uses }) => [territory.code, uses]) ?? [],
  );

describe('the indicators of a territory', () => {
  it('are nobody’s without a mandate', async () => {
    expect(await placesOf(author)).toBeNull();
  });

  it('say nothing of the month that runs', async () => {
    expect(await usesOf(await holding('referent', 'dep-01'))).toEqual({ 'dep-01': null });
    product.clock.advance(aMonth);
    expect(await usesOf(await holding('referent', 'dep-01'))).toEqual({ 'dep-01': 5 });
  });

  it('are of her territory and what lies directly in it, hers first, each by fives below the truth', async () => {
    const lyon = await usesOf(await holding('curator', 'ac-lyon'));
    expect(Object.keys(lyon)[0]).toBe('ac-lyon');
    // Of the Ain five of the seven, of the Rhône ten of the twelve; the two of the Loire are with nobody.
    expect(lyon).toEqual({ 'ac-lyon': 15, 'dep-01': 5, 'dep-42': null, 'dep-69': 10 });
    expect((await usesOf(await holding('administrator', null)))['national']).toBe(15);
  });

  it('count resources where their first author teaches', async () => {
    const places = await placesOf(await holding('moderator', 'ac-lyon'));
    expect(places?.find(({ territory }) => territory.code === 'dep-01')).toMatchObject({
      resources: 5,
      reviews: null,
    });
  });

  it('are filtered by sums of the same pieces', async () => {
    const lyon = await holding('referent', 'ac-lyon');
    expect(await usesOf(lyon, { stage: 'cycle-3' })).toMatchObject({ 'ac-lyon': 15, 'dep-01': 5 });
    expect(await usesOf(lyon, { stage: 'cycle-2' })).toMatchObject({ 'ac-lyon': null, 'dep-01': null });
    expect(await usesOf(lyon, { subject: 'francais' })).toMatchObject({ 'ac-lyon': 15 });
    expect(await usesOf(lyon, { subject: 'mathematiques' })).toMatchObject({ 'ac-lyon': null });
    expect(await usesOf(lyon, { stage: 'nulle-part' })).toMatchObject({ 'ac-lyon': null });
  });

  it('of less than a département are those of the département', async () => {
    expect(await usesOf(await holding('referent', 'dep-01'))).toEqual({ 'dep-01': 5 });
  });
});

describe('the open data', () => {
  it('are the same pieces, for everybody', async () => {
    type Cells = {
      useCells: { totalCount: number; edges: { node: { placeCode: string; atLeast: number } }[] };
    };
    const { useCells } = await product.ask<Cells>(
      visitor,
      '{ useCells(first: 50) { totalCount edges { node { placeCode place stage subject atLeast } } } }',
    );
    expect(useCells.edges.map(({ node }) => node)).toEqual([
      { placeCode: 'dep-01', place: 'Ain', stage: 'Cycle 3', subject: 'Français', atLeast: 5 },
      { placeCode: 'dep-69', place: 'Rhône', stage: 'Cycle 3', subject: 'Français', atLeast: 10 },
    ]);
    expect(useCells.totalCount).toBe(2);
  });
});
