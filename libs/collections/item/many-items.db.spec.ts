import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { cursorAt } from '#platform/graphql';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { plantFamily } from '../../../test/support/family.js';
import { codeOf } from '../../../test/support/proposals.js';
import { collectionLimits } from '../collection/collection-fields.js';
import { CollectionService } from '../collection/collection.service.js';
import type { Collection } from '../collection/collection.js';
import { CollectionsModule } from '../collections.module.js';
import { CuratorService } from '../curator/curator.service.js';
import { ItemOrderService, type ItemPlace } from './item-order.service.js';
import { ItemRepository } from './item.repository.js';
import { ItemService } from './item.service.js';
import { directions } from './item-order.js';

jest.setTimeout(120_000);

const MANY = collectionLimits.items;
/** What a page may ask, and a change with its locks, its audit entry and its commit. */
const most = { read: 12, change: 15 };

let product: TestApplication;
let owner: Actor;
let colleague: Actor;
let collection: Collection;
let sections: string[];

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    CollectionsModule,
  ]);
  [owner, colleague] = [await newTeacher(product, 'Conseillère'), await newTeacher(product, 'Collègue')];
  const fields = { title: 'Tout', why: 'Pour tout garder.', visibility: 'public' as const };
  collection = await get(CollectionService).create(owner, fields);
  const { rows } = await product.behind.owner.query<{ slug: string }>(
    'select slug from agent where id = $1',
    [colleague.agentId],
  );
  await get(CuratorService).add(owner, collection.id, rows[0]?.slug ?? '');
  sections = [];
  for (const title of ['Le matin', 'Le soir'])
    sections.push(
      (await get(ItemOrderService).addSection(owner, collection.id, { title, note: '' })).section.id,
    );
  const ids = await plantFamily(
    product.behind.owner,
    Array.from({ length: MANY }, (_, n) => ({ title: `Leçon ${String(n)}`, sources: [] })),
  );
  await product.behind.owner.query(
    `insert into collection_item(collection_id, section_id, position, resource_id, seen_version, note, added_by, added_at)
     select $1, case place % 3 when 1 then $3::uuid when 2 then $4::uuid end, place / 3, id, 1, 'Un mot.', $5, now()
     from unnest($2::uuid[]) with ordinality as each(id, n), lateral (select (n - 1)::int as place) at`,
    [collection.id, ids, sections[0], sections[1], owner.accountId],
  );
});
afterAll(() => product?.stop());

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const statements = jest.spyOn(pg.Client.prototype, 'query');
  await work();
  const count = statements.mock.calls.length;
  statements.mockRestore();
  return count;
}

/** Its sections' items, in order, each section's from 0 without a hole. */
async function order(): Promise<Map<string | null, string[]>> {
  const { rows } = await get(ItemRepository).page(collection.id, { offset: 0, limit: MANY });
  const held = new Map<string | null, string[]>();
  for (const { id, sectionId, position } of rows) {
    const list = held.get(sectionId) ?? [];
    expect(position).toBe(list.length);
    held.set(sectionId, [...list, id]);
  }
  return held;
}

const read = `query($slug: String!, $after: String) { collection(slug: $slug) { title itemCount totalSize licences { words }
  curators { name } sections { title itemCount } viewerCan { curate } items(first: 24, after: $after) { totalCount edges { node { id note
  proposedBy { name } before { title } resource { slug state version { title levelLabel authors { name } licence { label } types { label } } } } } } } }`;
const edit = `query($slug: String!, $after: String) { collection(slug: $slug) { title itemCount changedCount waitingProposals
  curators { name } sections { title } viewerCan { curate own } items(first: 20, after: $after) { totalCount edges { node { id title note
  change { latest } resource { slug state } } } } } }`;

describe(`a collection of ${MANY} items`, () => {
  it.each([0, 1000, MANY - 10])('is read and edited from item %d on in few statements', async (from) => {
    const variables = { slug: collection.slug, after: from === 0 ? null : cursorAt(from - 1) };
    type Page = { collection: { items: { totalCount: number; edges: object[] } } };
    const page = await product.ask<Page>(visitor, read, variables);
    expect(page.collection.items.totalCount).toBe(MANY);
    expect(page.collection.items.edges).toHaveLength(Math.min(24, MANY - from));
    const reading = await statementsOf(() => product.ask(visitor, read, variables));
    const editing = await statementsOf(() => product.ask(owner, edit, variables));
    expect([reading, editing].map((count) => count <= most.read)).toEqual([true, true]);
  });

  it('is full, and changes in as few statements as a small one', async () => {
    const more = await newPublished(product, owner, { title: 'Une de trop' });
    const added = get(ItemService).add(owner, {
      collection: collection.id,
      resource: more.id,
      section: null,
    });
    expect(await codeOf(added)).toBe('COLLECTION_FULL');
    const [ids = []] = [...(await order()).values()];
    const middle = ids[Math.floor(ids.length / 2)] ?? '';
    const place = { direction: null, after: null, section: null };
    const counts = [
      await statementsOf(() =>
        get(ItemOrderService).moveItem(owner, middle, { ...place, direction: 'first' }),
      ),
      await statementsOf(() =>
        get(ItemOrderService).moveItem(owner, middle, { ...place, section: sections[1] ?? null }),
      ),
      await statementsOf(() => get(ItemService).annotate(owner, middle, { note: 'Autrement.' })),
    ];
    expect(counts.filter((count) => count > most.change)).toEqual([]);
  });

  it('loses nothing and doubles nothing when two order it at once, whatever they move', async () => {
    const before = [...(await order()).values()].flat();
    const where = fc.oneof(
      fc.record({
        direction: fc.constantFrom(...directions),
        after: fc.constant(null),
        section: fc.constant(null),
      }),
      fc.record({
        direction: fc.constant(null),
        after: fc.constant(null),
        section: fc.constantFrom(null, ...sections),
      }),
      fc.record({
        direction: fc.constant(null),
        after: fc.constantFrom(...before.slice(0, 60)),
        section: fc.constant(null),
      }),
    );
    const moves = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...before), where), {
      minLength: 4,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        await Promise.all(
          list
            .filter(([, id, { after }]) => after !== id)
            .map(([isOwner, id, place]) =>
              get(ItemOrderService).moveItem(isOwner ? owner : colleague, id, place satisfies ItemPlace),
            ),
        );
        const after = [...(await order()).values()].flat();
        expect(after.sort()).toEqual([...before].sort());
      }),
      { numRuns: 5 },
    );
  });
});
