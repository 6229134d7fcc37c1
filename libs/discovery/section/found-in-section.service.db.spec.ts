import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { CollectionService, CollectionsModule, ItemOrderService, ItemService } from '#collections';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import type { SearchEngine } from '#platform/search-engine';
import { type Resource, ResourcesModule, WithdrawalService } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { DiscoveryModule } from '../index.js';
import { SEARCH_ENGINE } from '../search-engine.js';

jest.setTimeout(120_000);

let product: TestApplication;
let curator: Actor;
let stranger: Actor;
let held: Resource;
let free: Resource;

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, CollectionsModule, DiscoveryModule]);
  [curator, stranger] = [await newTeacher(product, 'Conseillère'), await newTeacher(product, 'Enseignante')];
  const named = (title: string) => newPublished(product, stranger, { title, text: 'Le volcan gronde.' });
  held = await named('Un volcan choisi');
  free = await named('Un volcan trouvé');
  const [hidden, withdrawn] = [await named('Un volcan masqué'), await named('Un volcan retiré')];
  await product.drain();
  // Behind the index: it still holds them.
  await product.behind.owner.query("update resource set visibility = 'hidden' where id = $1", [hidden.id]);
  await get(WithdrawalService).withdraw(stranger, withdrawn.id, {
    category: 'other',
    reason: 'Faux.',
    replacement: null,
  });
});
afterAll(() => product?.stop());

const asked = { text: 'volcan', most: 6 };

async function searching(
  visibility: 'private' | 'link' | 'public',
): Promise<{ id: string; slug: string; sectionId: string }> {
  const fields = { title: 'La terre', why: 'Pour la lire.', visibility };
  const { id, slug } = await get(CollectionService).create(curator, fields);
  await get(ItemService).add(curator, { collection: id, resource: held.id, section: null });
  const { section } = await get(ItemOrderService).addSection(curator, id, { title: 'Volcans', note: '' });
  await search(curator, section.id, asked);
  return { id, slug, sectionId: section.id };
}

const search = (actor: Actor, section: string, wish: object) =>
  product.ask<{ searchSection: { userErrors: { code: string }[] } }>(
    actor,
    'mutation($input: SearchSectionInput!) { searchSection(input: $input) { collection { id } userErrors { code } } }',
    { input: { section, ...wish } },
  );

type Sections = {
  title: string;
  search: { text: string; most: number } | null;
  found: { slug: string }[] | null;
}[];

const sectionsOf = async (actor: Actor, slug: string): Promise<Sections | undefined> =>
  (
    await product.ask<{ collection: { sections: Sections } | null }>(
      actor,
      'query($slug: String!) { collection(slug: $slug) { sections { title search { text most } found { slug } } } }',
      { slug },
    )
  ).collection?.sections;

describe('a section that searches', () => {
  it('shows what anybody may read, without what the collection holds', async () => {
    const { slug } = await searching('public');
    expect(await sectionsOf(visitor, slug)).toEqual([
      { title: 'Volcans', search: asked, found: [{ slug: free.slug }] },
    ]);
  });

  it('is read by who reads its collection, and by nobody else', async () => {
    const { slug, sectionId } = await searching('link');
    expect(await sectionsOf(stranger, slug)).toBeUndefined();
    const document = `query($key: String) { collectionSection(id: "${sectionId}", key: $key) { title } }`;
    for (const actor of [visitor, stranger])
      expect(await product.ask(actor, document)).toEqual({ collectionSection: null });
    expect(await product.ask(curator, document)).toEqual({ collectionSection: { title: 'Volcans' } });
  });

  it('asks no more than a search page', async () => {
    const { sectionId } = await searching('public');
    const document = `{ collectionSection(id: "${sectionId}") { found { id slug version { title levelLabel types { label } } } } }`;
    for (const actor of [visitor, curator]) {
      await product.ask(actor, document);
      const statements = jest.spyOn(pg.Client.prototype, 'query');
      await product.ask(actor, document);
      const count = statements.mock.calls.length;
      statements.mockRestore();
      expect(count).toBeGreaterThan(3);
      expect(count).toBeLessThanOrEqual(12);
    }
  });

  it('says that the search does not answer, and the collection is read all the same', async () => {
    const { slug } = await searching('public');
    const engine = product.app.get<SearchEngine>(SEARCH_ENGINE, { strict: false });
    const away = jest.spyOn(engine, 'search').mockRejectedValue(new Error('away'));
    expect(await sectionsOf(visitor, slug)).toMatchObject([{ title: 'Volcans', found: null }]);
    away.mockRestore();
  });

  it('is told what to look for by its curators, something, three at most', async () => {
    const { id, sectionId } = await searching('public');
    const code = async (actor: Actor, section: string, wish: object) =>
      (await search(actor, section, wish)).searchSection.userErrors[0]?.code;
    expect(await code(stranger, sectionId, asked)).toBe('FORBIDDEN');
    expect(await code(curator, sectionId, { text: ' ', most: 6 })).toBe('SEARCH_EMPTY');
    expect(await code(curator, sectionId, { text: 'volcan', most: 25 })).toBe('INVALID');
    for (const title of ['Deux', 'Trois', 'Quatre']) {
      const { section } = await get(ItemOrderService).addSection(curator, id, { title, note: '' });
      expect(await code(curator, section.id, { filter: { levels: ['cm1'] }, most: 2 })).toBe(
        title === 'Quatre' ? 'SEARCHES_TOO_MANY' : undefined,
      );
    }
    await product.ask(
      curator,
      'mutation($input: IdInput!) { stopSearchingSection(input: $input) { userErrors { code } } }',
      { input: { id: sectionId } },
    );
    expect((await sectionsOf(visitor, id))?.[0]).toEqual({ title: 'Volcans', search: null, found: [] });
  });
});
