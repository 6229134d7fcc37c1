import { Injectable } from '@nestjs/common';
import { type Actor } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { type CollectionAccess, collectionPolicy } from './collection.policy.js';
import { CollectionRepository } from './collection.repository.js';
import { Collection } from './collection.js';

/** What is done to a collection, as its policy names it. */
export type CollectionAction = 'read' | 'curate' | 'own' | 'delete' | 'propose';

/** A collection, and what whoever asked is to it. */
export interface FoundCollection {
  readonly collection: Collection;
  readonly role: CollectionAccess['role'];
}

/** A collection as somebody stands to it. */
@Injectable()
export class CollectionAccessService {
  constructor(private readonly collections: CollectionRepository) {}

  /** By slug or id; null where the actor may not read it. `key`: of its secret address. */
  async find(actor: Actor, address: string, key: string | null): Promise<FoundCollection | null> {
    const collection = await this.collections.find(address);
    if (!collection) return null;
    const roles = await this.collections.rolesOf(actor, [collection.id]);
    const role = roles.get(collection.id) ?? null;
    const access = accessTo(collection, { role, key });
    return collectionPolicy.can(actor, 'read', access) ? { collection, role } : null;
  }

  /** Throws unless the actor may do this. */
  async lock(
    tx: Transaction,
    actor: Actor,
    { address, key = null }: { address: string; key?: string | null },
    action: CollectionAction,
  ): Promise<Collection> {
    const found = await this.collections.find(address);
    const collection = found && (await this.collections.lock(tx, found.id));
    const access =
      collection &&
      accessTo(collection, {
        role: await this.collections.roleIn(tx, collection.id, actor.accountId),
        key,
      });
    return collectionPolicy.authorize(actor, action, access).collection as Collection;
  }
}

export const accessTo = (
  collection: Collection,
  { role, key }: { role: CollectionAccess['role']; key: string | null },
): CollectionAccess & { collection: Collection } => ({
  collection,
  role,
  hasKey: key !== null && key === collection.linkKey,
});
