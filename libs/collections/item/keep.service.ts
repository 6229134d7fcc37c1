import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { type Resource, ResourceRepository } from '#resources';
import { CollectionAccessService } from '../collection/collection-access.service.js';
import { CollectionService } from '../collection/collection.service.js';
import type { Collection } from '../collection/collection.js';
import { ItemRepository } from './item.repository.js';
import { ItemService } from './item.service.js';

/** « Garder »: one action, from any card; where it goes is said afterwards, or never. */
@Injectable()
export class KeepService {
  constructor(
    private readonly database: Database,
    private readonly collections: CollectionService,
    private readonly access: CollectionAccessService,
    private readonly items: ItemRepository,
    private readonly item: ItemService,
    private readonly resources: ResourceRepository,
  ) {}

  /** `collection`: one that she works on; null: what she keeps for herself. Kept twice is kept once. */
  async keep(
    actor: Actor,
    { resource, collection: address }: { resource: string; collection: string | null },
  ): Promise<{ collection: Collection; resource: Resource }> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const found = await this.item.getShown(resource);
      const collection = await this.lock(tx, actor, accountId, address);
      const held = await this.items.find(tx, { collectionId: collection.id, resourceId: found.id });
      if (!held) await this.item.put(tx, actor, { collection, resource: found, section: null });
      return { collection, resource: found };
    });
  }

  /** Out of one of her collections; what is not there is not there. */
  async unkeep(
    actor: Actor,
    { resource, collection: address }: { resource: string; collection: string },
  ): Promise<Resource> {
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'curate');
      const found = await this.resources.findByAddress(resource);
      if (!found) throw new NotFound();
      const item = await this.items.find(tx, { collectionId: collection.id, resourceId: found.id });
      if (item) await this.item.take(tx, actor, { collection, item });
      return found;
    });
  }

  private async lock(
    tx: Transaction,
    actor: Actor,
    accountId: string,
    address: string | null,
  ): Promise<Collection> {
    return address === null
      ? this.collections.lockKept(tx, accountId)
      : this.access.lock(tx, actor, { address }, 'curate');
  }
}
