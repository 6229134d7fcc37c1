import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { type Resource, ResourcesModule, WithdrawalService } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { CollectionsModule } from '../index.js';
import { CuratorService } from '../curator/curator.service.js';
import { ItemOrderService } from '../item/item-order.service.js';
import { ItemRepository } from '../item/item.repository.js';
import { ItemService } from '../item/item.service.js';
import type { Item } from '../item/item.js';
import { KeepService } from '../item/keep.service.js';
import { CollectionAccessService } from './collection-access.service.js';
import { CollectionCopyService } from './collection-copy.service.js';
import { CollectionFactsRepository } from './collection-facts.repository.js';
import { CollectionRepository } from './collection.repository.js';
import { CollectionService } from './collection.service.js';
import type { Collection, CollectionVisibility } from './collection.js';

jest.setTimeout(180_000);

let product: TestApplication;
let owner: Actor;
let colleague: Actor;
let colleagueSlug: string;
let stranger: Actor;
let resources: Resource[];

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });
const all = { offset: 0, limit: 100 };
const itemsOf = async ({ id }: Collection): Promise<Item[]> => (await get(ItemRepository).page(id, all)).rows;
const before = async ({ id }: Item) =>
  (await get(ItemRepository).beforeOf([id])).get(id)?.map(({ item }) => item.id);
const newCollection = (visibility: CollectionVisibility = 'private'): Promise<Collection> =>
  get(CollectionService).create(owner, { title: 'La mesure', why: 'Pour mesurer.', visibility });
const add = (collection: Collection, resource: Resource, section: string | null = null): Promise<Item> =>
  get(ItemService).add(owner, { collection: collection.id, resource: resource.id, section });

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    CollectionsModule,
  ]);
  [owner, colleague, stranger] = [
    await newTeacher(product, 'Conseillère'),
    await newTeacher(product, 'Collègue'),
    await newTeacher(product, 'Enseignante'),
  ];
  const { rows } = await product.behind.owner.query<{ slug: string }>(
    'select slug from agent where id = $1',
    [colleague.agentId],
  );
  colleagueSlug = rows[0]?.slug ?? '';
  resources = [];
  for (let n = 1; n <= 5; n += 1)
    resources.push(await newPublished(product, stranger, { title: `Mesurer la cour, ${String(n)}` }));
});
afterAll(() => product?.stop());

describe('who sees a collection', () => {
  /** As decided: the owner, a curator, somebody with the secret address, somebody else, nobody in particular. */
  const table: Record<CollectionVisibility, readonly boolean[]> = {
    private: [true, true, false, false, false],
    link: [true, true, true, false, false],
    public: [true, true, true, true, true],
  };

  it.each(Object.entries(table))(
    '%s: as the table says, and the list agrees',
    async (visibility, expected) => {
      const collection = await newCollection(visibility as CollectionVisibility);
      await get(CuratorService).add(owner, collection.id, colleagueSlug);
      const key = collection.linkKey;
      const seen = [
        await get(CollectionAccessService).find(owner, collection.slug, null),
        await get(CollectionAccessService).find(colleague, collection.slug, null),
        await get(CollectionAccessService).find(visitor, collection.slug, key),
        await get(CollectionAccessService).find(stranger, collection.slug, `${key}x`),
        await get(CollectionAccessService).find(visitor, collection.id, null),
      ];
      expect(seen.map((each) => each !== null)).toEqual(expected);
      const { rows } = await get(CollectionRepository).listShown(all);
      expect(rows.some(({ id }) => id === collection.id)).toBe(visibility === 'public');
    },
  );

  it('is decided by its owner; a renewed link opens to nobody who had it', async () => {
    const collection = await newCollection('link');
    await get(CuratorService).add(owner, collection.id, colleagueSlug);
    const show = { visibility: 'public' as const };
    expect(await codeOf(get(CollectionService).update(colleague, collection.id, show))).toBe('FORBIDDEN');
    expect(await codeOf(get(CollectionService).update(stranger, collection.id, show))).toBe('NOT_FOUND');
    await get(CollectionService).update(colleague, collection.id, { why: 'Pour mieux mesurer.' });
    await get(CollectionService).renewLink(owner, collection.id);
    expect(await get(CollectionAccessService).find(visitor, collection.slug, collection.linkKey)).toBeNull();
  });

  it('is nobody any more once it is deleted, and its words are gone', async () => {
    const collection = await newCollection('public');
    await add(collection, resources[0]!);
    expect(await codeOf(get(CollectionService).delete(stranger, collection.id))).toBe('FORBIDDEN');
    await get(CollectionService).delete(owner, collection.id);
    expect(await get(CollectionAccessService).find(owner, collection.slug, null)).toBeNull();
    expect(await get(CollectionRepository).find(collection.slug)).toMatchObject({ title: '', why: '' });
    expect(await itemsOf(collection)).toEqual([]);
  });
});

describe('« Garder »', () => {
  it('keeps once, in a collection that nobody else ever sees', async () => {
    const keep = () => get(KeepService).keep(stranger, { resource: resources[0]!.slug!, collection: null });
    const [first, second] = await Promise.all([keep(), keep()]);
    expect(second.collection.id).toBe(first.collection.id);
    expect(await itemsOf(first.collection)).toHaveLength(1);
    const show = get(CollectionService).update(stranger, first.collection.id, {
      visibility: 'public',
      why: 'Voilà.',
    });
    expect(await codeOf(show)).toBe('KEPT_STAYS_PRIVATE');
    expect(await codeOf(get(CuratorService).add(stranger, first.collection.id, colleagueSlug))).toBe(
      'KEPT_ALONE',
    );
    expect(await codeOf(get(CollectionService).delete(stranger, first.collection.id))).toBe('FORBIDDEN');
  });

  it('takes only what anybody may read', async () => {
    const draft = await product.app
      .get(KeepService)
      .keep(owner, { resource: 'jamais-vu', collection: null })
      .catch(String);
    expect(draft).toContain('RESOURCE_NOT_SHOWN');
  });
});

describe('what a collection holds', () => {
  it('stays in order when two curators move at once: nothing is lost, nothing doubled', async () => {
    const collection = await newCollection();
    await get(CuratorService).add(owner, collection.id, colleagueSlug);
    const items: Item[] = [];
    for (const resource of resources) items.push(await add(collection, resource));
    const moves = Array.from({ length: 24 }, (_, n) =>
      get(ItemOrderService).moveItem(n % 2 === 0 ? owner : colleague, items[n % 5]!.id, {
        direction: (['up', 'down', 'first', 'last'] as const)[n % 4]!,
        after: null,
        section: null,
      }),
    );
    await Promise.all(moves);
    const after = await itemsOf(collection);
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(items.map(({ id }) => id)));
  });

  it('goes into sections and comes out of them', async () => {
    const collection = await newCollection();
    const [first, second, third] = [
      await add(collection, resources[0]!),
      await add(collection, resources[1]!),
      await add(collection, resources[2]!),
    ];
    const order = get(ItemOrderService);
    await order.addSection(owner, collection.id, { title: 'Pour commencer', note: '' });
    await order.addSection(owner, collection.id, { title: 'Pour finir', note: '' });
    const [start, end] = (await get(ItemRepository).sectionsOf([collection.id])).get(collection.id)!;
    const place = { direction: null, after: null };
    await order.moveItem(owner, first.id, { ...place, section: end!.id });
    await order.moveItem(owner, third.id, { ...place, section: start!.id });
    const ids = async () => (await itemsOf(collection)).map(({ id }) => id);
    expect(await ids()).toEqual([second.id, third.id, first.id]);
    await order.moveSection(owner, end!.id, 'up');
    expect(await ids()).toEqual([second.id, first.id, third.id]);
    await order.moveItem(owner, third.id, { direction: null, after: first.id, section: null });
    expect((await itemsOf(collection)).map(({ sectionId }) => sectionId)).toEqual([null, end!.id, end!.id]);
    await order.removeSection(owner, end!.id);
    expect((await itemsOf(collection)).map(({ sectionId, position }) => [sectionId, position])).toEqual([
      [null, 0],
      [null, 1],
      [null, 2],
    ]);
  });

  it('has a pathway that never turns in a circle', async () => {
    const collection = await newCollection();
    const [one, two, three] = [
      await add(collection, resources[0]!),
      await add(collection, resources[1]!),
      await add(collection, resources[2]!),
    ];
    const link = (id: Item, before: Item) => get(ItemOrderService).linkItems(owner, id.id, before.id);
    await link(two, one);
    await link(three, two);
    expect(await codeOf(link(one, three))).toBe('PATH_GOES_ROUND');
    expect(await codeOf(link(one, one))).toBe('PATH_GOES_ROUND');
    expect(await before(three)).toEqual([two.id]);
  });

  it('says that what it follows has changed, until a curator looked; pinned, it shows what she chose', async () => {
    const collection = await newCollection('public');
    const mine = await newPublished(product, owner, { title: 'Mesurer, encore' });
    const item = await add(collection, mine);
    expect(await codeOf(get(ItemService).annotate(owner, item.id, { pinnedVersion: 2 }))).toBe(
      'VERSION_UNKNOWN',
    );
    await product.behind.owner.query('update resource set latest_version = 2 where id = $1', [mine.id]);
    const counts = async () => {
      const facts = (await get(CollectionFactsRepository).of([collection.id])).get(collection.id);
      return facts && { items: facts.items, changed: facts.changed };
    };
    expect(await counts()).toEqual({ items: 1, changed: 1 });
    await get(ItemService).see(owner, item.id);
    expect(await counts()).toEqual({ items: 1, changed: 0 });
    expect(await get(ItemService).annotate(owner, item.id, { pinnedVersion: 1 })).toMatchObject({
      pinnedVersion: 1,
    });
    expect(await get(ItemService).annotate(owner, item.id, { pinnedVersion: 0 })).toMatchObject({
      pinnedVersion: null,
    });
  });

  it('keeps the place of what was withdrawn, and its copy leaves it behind', async () => {
    const collection = await newCollection('public');
    const gone = await newPublished(product, owner, { title: 'Mesurer pour rien' });
    const items = [
      await add(collection, resources[0]!),
      await add(collection, gone),
      await add(collection, resources[1]!),
    ];
    await get(ItemService).annotate(owner, items[2]!.id, { note: 'À deux, dehors.' });
    await get(ItemOrderService).linkItems(owner, items[2]!.id, items[0]!.id);
    await get(WithdrawalService).withdraw(owner, gone.id, {
      category: 'other',
      reason: 'Faux.',
      replacement: null,
    });
    expect(await itemsOf(collection)).toHaveLength(3);
    const copy = await get(CollectionCopyService).copy(stranger, { address: collection.slug, key: null });
    expect(copy).toMatchObject({ visibility: 'private', copiedFrom: collection.id });
    expect(copy.copiedCredit).toContain('Conseillère');
    const copied = await itemsOf(copy);
    expect(copied.map(({ position, note }) => [position, note])).toEqual([
      [0, ''],
      [1, 'À deux, dehors.'],
    ]);
    expect(await before(copied[1]!)).toEqual([copied[0]!.id]);
  });
});

describe('who works on a collection', () => {
  it('is told, may leave, and is not its owner', async () => {
    const collection = await newCollection();
    await get(CuratorService).add(owner, collection.id, colleagueSlug);
    expect(await codeOf(get(CuratorService).leave(owner, collection.id))).toBe('OWNER_STAYS');
    expect(await codeOf(get(CuratorService).remove(colleague, collection.id, colleagueSlug))).toBe(
      'FORBIDDEN',
    );
    await get(CuratorService).leave(colleague, collection.id);
    expect(await get(CollectionAccessService).find(colleague, collection.slug, null)).toBeNull();
    const told = await product.behind.owner.query<{ count: number }>(
      `select count(*)::int as count from notification where account_id = $1 and kind = 'curator-added'`,
      [colleague.accountId],
    );
    expect(told.rows[0]?.count).toBeGreaterThan(0);
  });
});
