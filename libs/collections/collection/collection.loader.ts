import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { ArchivedItemRepository } from '../archive/archived-item.repository.js';
import { ItemRepository } from '../item/item.repository.js';
import { accessTo } from './collection-access.service.js';
import type { CollectionAccess } from './collection.policy.js';
import { CollectionFactsRepository } from './collection-facts.repository.js';
import { CollectionRepository } from './collection.repository.js';
import type { Collection } from './collection.js';

type Ids = readonly string[];

/** One question a level, whatever the number of collections. */
@Injectable()
export class CollectionLoader {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly items: ItemRepository,
    private readonly told: CollectionFactsRepository,
    private readonly archived: ArchivedItemRepository,
  ) {}

  readonly collection = batched((ids: Ids) => this.collections.byIds(ids));
  readonly role = batched((ids: Ids, { actor }) => this.collections.rolesOf(actor, ids));
  readonly sections = batched((ids: Ids) => this.items.sectionsOf(ids));
  /** Counts, curators and covers: all that a card shows. */
  readonly facts = batched((ids: Ids) => this.told.of(ids));
  /** What it gathers and what that weighs, licence by licence. */
  readonly weights = batched((ids: Ids) => this.archived.weightsOf(ids));
  readonly lastAdded = batched((ids: Ids) => this.items.lastAddedOf(ids));
  /** By resource: collections that everybody sees and that hold it. */
  readonly shownWith = batched((ids: Ids) => this.collections.shownWith(ids));
  /** By resource: the items that hold it in collections of the caller. */
  readonly heldBy = batched((ids: Ids, { actor }) => this.items.heldBy(actor.accountId ?? '', ids));
  readonly title = batched((ids: Ids) => this.items.titlesOf(ids));
  readonly before = batched((ids: Ids) => this.items.beforeOf(ids));

  /** What is known of it needs no question. */
  prime(collection: Collection, role: CollectionAccess['role'], context: GraphqlContext): void {
    this.collection(context).prime(collection.id, collection);
    this.role(context).prime(collection.id, role);
  }

  async accessTo(collection: Collection, context: GraphqlContext): Promise<CollectionAccess> {
    const role = context.actor.accountId === null ? null : await this.role(context).load(collection.id);
    return accessTo(collection, { role, key: null });
  }
}
