import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#platform/authorization';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { type Resource, ResourceRepository } from '#resources';
import { CollectionAccessService, type FoundCollection } from '../collection/collection-access.service.js';
import { checkedNote, collectionLimits } from '../collection/collection-fields.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { record } from '../collection/collection.service.js';
import type { Collection } from '../collection/collection.js';
import { AlreadyThere, CollectionFull, ResourceNotShown } from './item.errors.js';
import { ItemAdded, ItemRemoved } from './item.events.js';
import { ItemRepository } from './item.repository.js';
import { Item } from './item.js';

/** What a curator says of an item; only what is given changes. */
export interface ItemChanges {
  note?: string | null;
  localNote?: string | null;
  /** 0: follows the newest version. */
  pinnedVersion?: number | null;
}

/** What a collection holds, and what its curators say of it. */
@Injectable()
export class ItemService {
  constructor(
    private readonly database: Database,
    private readonly items: ItemRepository,
    private readonly collections: CollectionRepository,
    private readonly access: CollectionAccessService,
    private readonly resources: ResourceRepository,
  ) {}

  /** Null where the actor may not read its collection. */
  async findReadable(actor: Actor, id: string): Promise<{ item: Item; held: FoundCollection } | null> {
    const item = uuidOrNull(id) ? (await this.items.byIds([id])).get(id) : undefined;
    if (!item) return null;
    const held = await this.access.find(actor, item.collectionId, null);
    return held && { item, held };
  }

  /** `resource`: by slug, id or short code; at the end of the section, or of what has none. */
  async add(
    actor: Actor,
    {
      collection: address,
      resource,
      section,
    }: { collection: string; resource: string; section: string | null },
    said: ItemChanges = {},
  ): Promise<Item> {
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'curate');
      const found = await this.getShown(resource);
      await this.refuseTwice(tx, collection, found);
      return this.put(tx, actor, { collection, resource: found, section }, said);
    });
  }

  async annotate(actor: Actor, id: string, changes: ItemChanges): Promise<Item> {
    return this.database.transaction(async (tx) => {
      const { collection, item } = await this.lock(tx, actor, id);
      const latest = await this.latestOf(item);
      say(item, changes, latest);
      return this.changed(tx, actor, { collection, item }, 'collection.annotate');
    });
  }

  /** « J’ai vu ce qui a changé ». */
  async see(actor: Actor, id: string): Promise<Item> {
    return this.database.transaction(async (tx) => {
      const { item } = await this.lock(tx, actor, id);
      item.see(await this.latestOf(item));
      return this.items.save(tx, item);
    });
  }

  async remove(actor: Actor, id: string): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const held = await this.lock(tx, actor, id);
      return this.take(tx, actor, held);
    });
  }

  /** Out of a collection that the caller has locked. */
  async take(
    tx: Transaction,
    actor: Actor,
    { collection, item }: { collection: Collection; item: Item },
  ): Promise<Collection> {
    await this.items.delete(tx, item);
    await tx.emit(new ItemRemoved(collection.id, item.resourceId));
    collection.touch(tx.now);
    record(tx, actor, collection, { verb: 'collection.remove', note: item.resourceId });
    return this.collections.save(tx, collection);
  }

  /** Into a collection that the caller has locked. */
  async put(
    tx: Transaction,
    actor: Actor,
    { collection, resource, section }: { collection: Collection; resource: Resource; section: string | null },
    said: ItemChanges = {},
  ): Promise<Item> {
    const collectionId = collection.id;
    const found = section === null ? null : await this.items.findSection(tx, { id: section, collectionId });
    if (section !== null && !found) throw new NotFound();
    const { items, held } = await this.items.room(tx, collectionId, found?.id ?? null);
    if (items >= collectionLimits.items) throw new CollectionFull();
    const item = Item.add(
      { id: randomUUID(), collectionId, resourceId: resource.id, addedBy: actor.accountId },
      { sectionId: found?.id ?? null, position: held },
      { note: '', localNote: '', pinnedVersion: null, seenVersion: resource.latestVersion },
      tx.now,
    );
    say(item, said, resource.latestVersion);
    await tx.emit(new ItemAdded(collectionId, resource.id));
    return this.changed(tx, actor, { collection, item }, 'collection.add');
  }

  /** Throws `AlreadyThere` when this collection, locked, holds it. */
  async refuseTwice(tx: Transaction, { id }: Collection, resource: Resource): Promise<void> {
    if (await this.items.find(tx, { collectionId: id, resourceId: resource.id })) throw new AlreadyThere();
  }

  /** What anybody may read, by any of its addresses; throws `ResourceNotShown`. */
  async getShown(address: string): Promise<Resource> {
    const words = address.trim().replace(/^.*\/(?:r|s)\/([^/?#]+).*$/, '$1');
    const resource = await this.resources.findByAddress(words.slice(0, 200));
    if (!resource?.isReadable) throw new ResourceNotShown();
    return resource;
  }

  private async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
  ): Promise<{ collection: Collection; item: Item }> {
    const address = await this.items.collectionOf(tx, 'collection_item', id);
    if (address === null) throw new NotFound();
    const collection = await this.access.lock(tx, actor, { address }, 'curate');
    const item = await this.items.find(tx, { id, collectionId: collection.id });
    if (!item) throw new NotFound();
    return { collection, item };
  }

  private async changed(
    tx: Transaction,
    actor: Actor,
    { collection, item }: { collection: Collection; item: Item },
    verb: string,
  ): Promise<Item> {
    await this.items.save(tx, item);
    collection.touch(tx.now);
    record(tx, actor, collection, { verb, note: item.resourceId });
    await this.collections.save(tx, collection);
    return item;
  }

  private async latestOf({ resourceId }: Item): Promise<number> {
    return (await this.resources.byIds([resourceId])).get(resourceId)?.latestVersion ?? 0;
  }
}

function say(item: Item, { note, localNote, pinnedVersion }: ItemChanges, latest: number): void {
  if (note != null) item.note = checkedNote('note', note);
  if (localNote != null) item.localNote = checkedNote('localNote', localNote);
  if (pinnedVersion != null) item.pin(pinnedVersion === 0 ? null : pinnedVersion, latest);
}
