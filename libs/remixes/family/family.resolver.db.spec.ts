import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import {
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
  SourceService,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, readyFields } from '../../../test/support/builders.js';
import { type Kin, readFamily } from '../../../test/support/family.js';
import { RemixesModule } from '../index.js';

jest.setTimeout(180_000);

let product: TestApplication;
let author: Actor;
let adapter: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
  author = await newTeacher(product, 'Autrice');
  adapter = await newTeacher(product, 'Adaptatrice');
});
afterAll(() => product.stop());

const familyOf = (id: string, actor?: Actor) => readFamily(product, id, {}, actor);
const ancestorsOf = async (id: string) => (await familyOf(id)).lineage?.ancestors ?? [];
const descendantsOf = async (id: string) =>
  (await familyOf(id)).lineage?.descendants.edges.map(({ node }) => node) ?? [];
/** « - A », « -- B »: what a reader sees of a tree. */
const drawn = (all: readonly Kin[]) => all.map(({ title, depth }) => `${'-'.repeat(depth)} ${title}`);

/** A resource made from these, by the real verbs. */
async function adapted(title: string, sources: readonly Resource[], by: Actor = adapter): Promise<Resource> {
  const drafts = product.app.get(DraftService);
  const draft = await drafts.create(by, { ...readyFields, title });
  return publishedFrom(draft.id, sources, by);
}

async function publishedFrom(draftId: string, sources: readonly Resource[], by: Actor): Promise<Resource> {
  const named = product.app.get(SourceService);
  for (const source of sources) await named.add(by, draftId, source.id, null);
  const { revision } = await product
    .ask<{ draft: { revision: number } }>(by, 'query($id: ID!) { draft(id: $id) { revision } }', {
      id: draftId,
    })
    .then(({ draft }) => draft);
  const said = { adaptationReasons: ['plus-court'], adaptationChanges: 'Une séance au lieu de deux.' };
  await product.app.get(DraftService).update(by, draftId, revision, said);
  return product.app
    .get(PublishingService)
    .publish(by, draftId, { whatChanged: 'Autre chose.', minor: false });
}

/** Its next version names no source any more. */
async function dropSources(resource: Resource, by: Actor = adapter): Promise<void> {
  const draft = await product.app.get(NextVersionService).startVersion(by, resource.id);
  const { draft: open } = await product.ask<{ draft: { sources: { id: string }[] } }>(
    by,
    'query($id: ID!) { draft(id: $id) { sources { id } } }',
    { id: draft.id },
  );
  for (const { id } of open.sources) await product.app.get(SourceService).remove(by, draft.id, id);
  await product.app
    .get(PublishingService)
    .publish(by, draft.id, { whatChanged: 'Tout refait.', minor: false });
}

const withdraw = (resource: Resource, by: Actor = adapter) =>
  product.app.get(WithdrawalService).withdraw(by, resource.id, { category: 'outdated', reason: 'Vieux.' });
const hide = ({ id }: Resource) =>
  product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [id]);

describe('a family', () => {
  it('is read from both ends over three generations, with reasons, changes, licence and address', async () => {
    const original = await newPublished(product, author, { title: 'Les marées' });
    const child = await adapted('Les marées, en court', [original]);
    const grandchild = await adapted('Les marées, en gros caractères', [child]);
    const family = await familyOf(original.id);
    expect(drawn(await descendantsOf(original.id))).toEqual([
      '- Les marées, en court',
      '-- Les marées, en gros caractères',
    ]);
    expect(family.lineage?.ancestors).toEqual([]);
    expect(family.adaptations).toEqual({ totalCount: 1, edges: [{ node: { id: child.id } }] });
    expect(drawn(await ancestorsOf(grandchild.id))).toEqual(['- Les marées, en court', '-- Les marées']);
    const [first] = await descendantsOf(original.id);
    expect(first).toMatchObject({
      authors: ['Adaptatrice'],
      number: 1,
      nearer: [original.id],
      whatChanged: 'Une séance au lieu de deux.',
      reasons: [{ id: 'plus-court' }],
      licence: { id: 'CC-BY-SA-4.0' },
      sources: [{ title: 'Les marées' }],
      resource: { state: 'PUBLISHED' },
    });
    expect(first?.url).toMatch(/\/r\/les-marees-en-court\/v\/1$/);
  });

  it('names two sources, one of them from outside, and the same work once', async () => {
    const one = await newPublished(product, author, { title: 'Le soleil' });
    const left = await adapted('Le soleil le matin', [one]);
    const right = await adapted('Le soleil le soir', [one]);
    const draft = await product.app
      .get(DraftService)
      .create(adapter, { ...readyFields, title: 'Le soleil toute la journée' });
    await product.app.get(SourceService).addOutside(adapter, draft.id, {
      title: 'Almanach',
      author: 'Une société savante',
      url: 'https://example.org/almanach',
      licence: 'CC-BY-4.0',
    });
    const both = await publishedFrom(draft.id, [left, right], adapter);
    const up = await ancestorsOf(both.id);
    expect(drawn(up)).toEqual(['- Almanach', '- Le soleil le matin', '- Le soleil le soir', '-- Le soleil']);
    expect(up[0]).toMatchObject({ resource: null, url: 'https://example.org/almanach', number: null });
    expect(up[3]?.nearer).toEqual([left.id, right.id]);
    const { resource } = await product.ask<{ resource: { version: { attribution: { notice: string[] } } } }>(
      visitor,
      'query($id: String!) { resource(slug: $id) { version { attribution { notice } } } }',
      { id: both.id },
    );
    const credited = [...resource.version.attribution.notice.join('\n').matchAll(/«\s([^»]*?)\s»/g)].map(
      ([, title]) => title,
    );
    expect(up.filter(({ title }) => !credited.includes(title)).map(({ title }) => title)).toEqual([]);
    const down = await descendantsOf(one.id);
    expect(drawn(down)).toEqual([
      '- Le soleil le matin',
      '-- Le soleil toute la journée',
      '- Le soleil le soir',
    ]);
    expect(down[1]?.nearer).toEqual([left.id, right.id]);
    expect(down[1]?.sources.map(({ title }) => title)).toEqual([
      'Almanach',
      'Le soleil le matin',
      'Le soleil le soir',
    ]);
  });

  it('keeps what was withdrawn or hidden between two others, and only its credit', async () => {
    const original = await newPublished(product, author, { title: 'La lune' });
    const middle = await adapted('La lune pleine', [original]);
    const last = await adapted('La lune rousse', [middle]);
    const alone = await adapted('La lune seule', [original]);
    for (const [remove, state] of [
      [withdraw, 'WITHDRAWN'],
      [hide, 'HIDDEN'],
    ] as const) {
      await remove(middle);
      const [stone, below] = await descendantsOf(original.id);
      expect(stone).toMatchObject({
        title: 'La lune pleine',
        authors: ['Adaptatrice'],
        licence: { id: 'CC-BY-SA-4.0' },
        url: null,
        whatChanged: null,
        reasons: [],
        resource: { state },
      });
      expect(below?.title).toBe('La lune rousse');
      expect((await ancestorsOf(last.id))[0]).toMatchObject({ title: 'La lune pleine', url: null });
      const { lineage } = await familyOf(middle.id);
      expect(lineage && drawn(lineage.ancestors)).toEqual(state === 'HIDDEN' ? null : ['- La lune']);
    }
    await withdraw(alone); // nothing readable hangs on it
    expect(drawn(await descendantsOf(original.id))).toEqual(['- La lune pleine', '-- La lune rousse']);
    expect((await familyOf(original.id)).adaptations.totalCount).toBe(0);
    await hide(last);
    expect((await familyOf(last.id)).lineage).toBeNull();
    expect((await familyOf(last.id, adapter)).lineage?.ancestors).toHaveLength(2);
    expect(await descendantsOf(original.id)).toEqual([]);
  });

  it('follows the newest version of each: what it dropped goes, but for what was made before', async () => {
    const original = await newPublished(product, author, { title: 'Le vent' });
    const middle = await adapted('Le vent du nord', [original]);
    const last = await adapted('Le vent d’est', [middle]);
    await dropSources(middle);
    expect(await ancestorsOf(middle.id)).toEqual([]);
    // The last one still comes from the original, by the first version of the one between.
    expect(drawn(await ancestorsOf(last.id))).toEqual(['- Le vent du nord', '-- Le vent']);
    const down = await descendantsOf(original.id);
    expect(drawn(down)).toEqual(['- Le vent du nord', '-- Le vent d’est']);
    expect(down[0]).toMatchObject({ number: 1 });
    expect((await familyOf(original.id)).adaptations.totalCount).toBe(0);
    expect(drawn(await descendantsOf(middle.id))).toEqual(['- Le vent d’est']);
    await dropSources(last);
    expect(await descendantsOf(original.id)).toEqual([]);
  });

  it('in which an original takes up its own adaptation has no loop', async () => {
    const original = await newPublished(product, author, { title: 'La pluie' });
    const child = await adapted('La pluie fine', [original]);
    const next = await product.app.get(NextVersionService).startVersion(author, original.id);
    await publishedFrom(next.id, [child], author);
    expect(drawn(await ancestorsOf(original.id))).toEqual(['- La pluie fine']);
    expect(drawn(await descendantsOf(original.id))).toEqual(['- La pluie fine']);
    expect(drawn(await ancestorsOf(child.id))).toEqual(['- La pluie']);
    expect(drawn(await descendantsOf(child.id))).toEqual(['- La pluie']);
  });

  it('says nobody’s name who asked not to be named, and shows no draft', async () => {
    const original = await newPublished(product, author, { title: 'La neige' });
    const child = await adapted('La neige fraîche', [original]);
    await product.behind.owner.query(
      `update version_agent set credit_withdrawn = true from version
       where version.id = version_id and version.resource_id = $1`,
      [child.id],
    );
    const draft = await product.app.get(DraftService).create(adapter, { title: 'La neige, plus tard' });
    await product.app.get(SourceService).add(adapter, draft.id, original.id, null);
    for (const actor of [visitor, adapter]) {
      const down = (await familyOf(original.id, actor)).lineage?.descendants;
      expect(down?.edges.map(({ node }) => [node.title, node.authors])).toEqual([['La neige fraîche', []]]);
      expect((await familyOf(original.id, actor)).adaptations.totalCount).toBe(1);
    }
    expect((await familyOf(draft.resourceId, adapter)).lineage).toBeNull();
  });
});
