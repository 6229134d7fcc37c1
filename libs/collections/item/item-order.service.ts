import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { CollectionAccessService } from '../collection/collection-access.service.js';
import { checkedSection, collectionLimits } from '../collection/collection-fields.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { record } from '../collection/collection.service.js';
import type { Collection } from '../collection/collection.js';
import { CollectionFull, PathGoesRound } from './item.errors.js';
import { type Direction, placeAfter, stepOf } from './item-order.js';
import { ItemRepository } from './item.repository.js';
import type { Item } from './item.js';
import { type AskedSearch, checkSearch } from '../section/saved-search.js';
import { SectionRepository } from '../section/section.repository.js';
import { Section } from './section.js';

/** Where an item goes: a step within its section; after another one; or else to the end of a section. */
export interface ItemPlace {
  readonly direction: Direction | null;
  readonly after: string | null;
  /** Null: before all sections. */
  readonly section: string | null;
}

/**
 * In which order things stand, and what comes before what. Each move is said in relation to what is there, and made on
 * the order as it is by then: two curators at once lose nothing.
 */
@Injectable()
export class ItemOrderService {
  constructor(
    private readonly database: Database,
    private readonly items: ItemRepository,
    private readonly collections: CollectionRepository,
    private readonly access: CollectionAccessService,
    private readonly sections: SectionRepository,
  ) {}

  async moveItem(actor: Actor, id: string, place: ItemPlace): Promise<Item> {
    return this.database.transaction(async (tx) => {
      const { collection, item } = await this.lockItem(tx, actor, id);
      if (place.direction) await this.step(tx, item, place.direction);
      else await this.place(tx, item, place);
      await this.changed(tx, actor, collection, 'collection.move');
      return this.again(tx, item);
    });
  }

  /** `asked`: what it looks for, beside what will be chosen for it; null: nothing. */
  async addSection(
    actor: Actor,
    address: string,
    wish: { title: string; note: string },
    asked: AskedSearch | null = null,
  ): Promise<{ collection: Collection; section: Section }> {
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'curate');
      const ids = await this.items.sectionIds(tx, collection.id);
      if (ids.length >= collectionLimits.sections) throw new CollectionFull();
      const place = { id: randomUUID(), collectionId: collection.id, position: ids.length };
      const section = Object.assign(new Section(), { ...place, ...checkedSection(wish) });
      if (asked) checkSearch(asked, await this.sections.searchingIn(tx, collection.id));
      section.lookFor(asked);
      await this.items.saveSection(tx, section);
      await this.changed(tx, actor, collection, 'collection.addSection');
      return { collection, section };
    });
  }

  /** Without a note, the one that it has stays. */
  async updateSection(actor: Actor, id: string, wish: { title: string; note?: string }): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const { collection, section } = await this.lockSection(tx, actor, id);
      await this.items.saveSection(
        tx,
        Object.assign(section, checkedSection({ note: section.note, ...wish })),
      );
      return this.changed(tx, actor, collection, 'collection.updateSection');
    });
  }

  async moveSection(actor: Actor, id: string, direction: Direction): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const { collection, section } = await this.lockSection(tx, actor, id);
      const ids = await this.items.sectionIds(tx, collection.id);
      await this.items.arrangeSections(tx, placeAfter(ids, section.id, stepOf(ids, section.id, direction)));
      return this.changed(tx, actor, collection, 'collection.moveSection');
    });
  }

  /** What it held stays in the collection, at the end of what has no section. */
  async removeSection(actor: Actor, id: string): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const { collection, section } = await this.lockSection(tx, actor, id);
      const [free, held] = [
        await this.items.idsIn(tx, collection.id, null),
        await this.items.idsIn(tx, collection.id, section.id),
      ];
      await this.items.arrange(tx, null, [...free, ...held]);
      await this.items.deleteSection(tx, section);
      return this.changed(tx, actor, collection, 'collection.removeSection');
    });
  }

  /** A step of a pathway: `id` is for after `before`. */
  async linkItems(actor: Actor, id: string, before: string): Promise<Item> {
    return this.database.transaction(async (tx) => {
      const { collection, item, other } = await this.lockPair(tx, actor, id, before);
      if (await this.items.leadsTo(tx, item.id, other.id)) throw new PathGoesRound();
      await this.items.addStep(tx, other.id, item.id);
      await this.changed(tx, actor, collection, 'collection.link');
      return item;
    });
  }

  async unlinkItems(actor: Actor, id: string, before: string): Promise<Item> {
    return this.database.transaction(async (tx) => {
      const { collection, item, other } = await this.lockPair(tx, actor, id, before);
      await this.items.removeStep(tx, other.id, item.id);
      await this.changed(tx, actor, collection, 'collection.unlink');
      return item;
    });
  }

  private async step(tx: Transaction, item: Item, direction: Direction): Promise<void> {
    const ids = await this.items.idsIn(tx, item.collectionId, item.sectionId);
    await this.items.arrange(tx, item.sectionId, placeAfter(ids, item.id, stepOf(ids, item.id, direction)));
  }

  private async place(tx: Transaction, item: Item, { after, section }: ItemPlace): Promise<void> {
    const { collectionId } = item;
    const before = after === null ? null : await this.items.find(tx, { id: after, collectionId });
    const within = section === null ? null : await this.items.findSection(tx, { id: section, collectionId });
    if ((after !== null && !before) || (section !== null && !within)) throw new NotFound();
    const target = before ? before.sectionId : (within?.id ?? null);
    const ids = (await this.items.idsIn(tx, collectionId, target)).filter((id) => id !== item.id);
    const at = before ? ids.indexOf(before.id) + 1 : ids.length;
    await this.items.arrange(tx, target, placeAfter(ids, item.id, at));
    if (target !== item.sectionId)
      await this.items.arrange(tx, item.sectionId, await this.items.idsIn(tx, collectionId, item.sectionId));
  }

  private async lockItem(
    tx: Transaction,
    actor: Actor,
    id: string,
  ): Promise<{ collection: Collection; item: Item }> {
    const collection = await this.lock(tx, actor, 'collection_item', id);
    const item = await this.items.find(tx, { id, collectionId: collection.id });
    if (!item) throw new NotFound();
    return { collection, item };
  }

  private async lockPair(
    tx: Transaction,
    actor: Actor,
    id: string,
    before: string,
  ): Promise<{ collection: Collection; item: Item; other: Item }> {
    const { collection, item } = await this.lockItem(tx, actor, id);
    const other = await this.items.find(tx, { id: before, collectionId: collection.id });
    if (!other) throw new NotFound();
    return { collection, item, other };
  }

  private async lockSection(
    tx: Transaction,
    actor: Actor,
    id: string,
  ): Promise<{ collection: Collection; section: Section }> {
    const collection = await this.lock(tx, actor, 'collection_section', id);
    const section = await this.items.findSection(tx, { id, collectionId: collection.id });
    if (!section) throw new NotFound();
    return { collection, section };
  }

  private async lock(
    tx: Transaction,
    actor: Actor,
    table: 'collection_item' | 'collection_section',
    id: string,
  ): Promise<Collection> {
    const address = await this.items.collectionOf(tx, table, id);
    if (address === null) throw new NotFound();
    return this.access.lock(tx, actor, { address }, 'curate');
  }

  private async again(tx: Transaction, { id, collectionId }: Item): Promise<Item> {
    const item = await this.items.find(tx, { id, collectionId });
    if (!item) throw new NotFound();
    return item;
  }

  private async changed(
    tx: Transaction,
    actor: Actor,
    collection: Collection,
    verb: string,
  ): Promise<Collection> {
    collection.touch(tx.now);
    record(tx, actor, collection, { verb });
    return this.collections.save(tx, collection);
  }
}
