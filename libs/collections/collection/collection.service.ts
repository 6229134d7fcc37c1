import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import { type Actor, hasRoleOver, requireAccount } from '#platform/authorization';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { fieldsGiven, fieldsNamed } from '../given-fields.js';
import { CollectionAccessService } from './collection-access.service.js';
import { CollectionNotCovered, TooManyCollections } from './collection.errors.js';
import { CollectionClosed } from './collection.events.js';
import { checkedFields, collectionLimits, usualFields } from './collection-fields.js';
import { territoryRoles } from './collection.policy.js';
import { CollectionRepository } from './collection.repository.js';
import { Collection, type CollectionFields } from './collection.js';

/** What « Garder » fills, until she says where. */
const keptTitle = 'Mes ressources gardées';

/** A collection itself: what it says, who sees it, whether it goes on. */
@Injectable()
export class CollectionService {
  constructor(
    private readonly database: Database,
    private readonly collections: CollectionRepository,
    private readonly access: CollectionAccessService,
    private readonly territories: TerritoryRepository,
  ) {}

  async create(
    actor: Actor,
    wish: Partial<CollectionFields> & Pick<CollectionFields, 'title'>,
  ): Promise<Collection> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const fields = checkedFields({ ...usualFields, ...given(wish), title: wish.title });
      await this.requireReach(actor, fields.territoryId);
      return this.begin(tx, accountId, fields);
    });
  }

  /** Only what is given changes. */
  async update(actor: Actor, address: string, changes: Partial<CollectionFields>): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const mayShow = changes.visibility !== undefined || changes.territoryId !== undefined;
      const collection = await this.access.lock(tx, actor, { address }, mayShow ? 'own' : 'curate');
      const fields = checkedFields({
        ...fieldsNamed<CollectionFields>(names, collection),
        ...given(changes),
      });
      if (fields.territoryId !== collection.territoryId) await this.requireReach(actor, fields.territoryId);
      const shown = collection.visibility;
      collection.change(fields, tx.now);
      record(tx, actor, collection, {
        verb: 'collection.update',
        ...(shown === fields.visibility ? {} : { note: fields.visibility }),
      });
      if (shown === 'public' && fields.visibility !== 'public')
        await tx.emit(new CollectionClosed(collection.id));
      return this.collections.save(tx, collection);
    });
  }

  async renewLink(actor: Actor, address: string): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'own');
      collection.renewLink(chance(), tx.now);
      record(tx, actor, collection, { verb: 'collection.renewLink' });
      return this.collections.save(tx, collection);
    });
  }

  async delete(actor: Actor, address: string): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'delete');
      collection.delete(tx.now);
      record(tx, actor, collection, { verb: 'collection.delete' });
      await this.collections.empty(tx, collection);
      await tx.emit(new CollectionClosed(collection.id));
      return this.collections.save(tx, collection);
    });
  }

  /** The one that « Garder » fills, begun with the first thing kept; locked. */
  async lockKept(tx: Transaction, accountId: string): Promise<Collection> {
    // Two first keepings at once would both find nothing.
    await tx.hold(`kept ${accountId}`);
    const id = await this.collections.findKept(tx, accountId);
    const kept = id === null ? null : await this.collections.lock(tx, id);
    return kept ?? this.begin(tx, accountId, { ...usualFields, title: keptTitle }, { keptBy: accountId });
  }

  /** As hers; what `more` says of where it comes from stays with it. */
  async begin(
    tx: Transaction,
    accountId: string,
    fields: CollectionFields,
    more: Partial<Pick<Collection, 'keptBy' | 'copiedFrom' | 'copiedCredit'>> = {},
  ): Promise<Collection> {
    const isOneMore = !more.keptBy;
    if (isOneMore && (await this.collections.countOf(tx, accountId)) >= collectionLimits.collections)
      throw new TooManyCollections();
    const slug = isOneMore ? await this.collections.freeSlug(tx, fields.title) : `gardees-${chance()}`;
    const collection = Collection.begin(
      { id: randomUUID(), slug, linkKey: chance(), createdBy: accountId },
      fields,
      tx.now,
    );
    await this.collections.save(tx, Object.assign(collection, more));
    await this.collections.addCurator(tx, {
      collectionId: collection.id,
      accountId,
      role: 'owner',
      addedBy: null,
    });
    record(tx, { accountId }, collection, { verb: 'collection.create' });
    return collection;
  }

  /** A mandate of hers covers where it is to be of. */
  private async requireReach(actor: Actor, territoryId: string | null): Promise<void> {
    if (territoryId === null) return;
    const path = uuidOrNull(territoryId) ? await this.territories.pathOf(territoryId) : [];
    if (path.length === 0 || !hasRoleOver(actor, path, ...territoryRoles)) throw new CollectionNotCovered();
  }
}

/** 128 bits, in signs that an address carries as they are. */
const chance = (): string => randomBytes(16).toString('base64url');

const names = ['title', 'why', 'visibility', 'levels', 'subjects', 'territoryId'] as const;

/** Null says « of no territory ». */
const given = (changes: Partial<CollectionFields>): Partial<CollectionFields> =>
  fieldsGiven(names, changes, 'territoryId');

/** The journal of a collection is what the audit log says of it; `note`: the resource or the account that it is about. */
export const record = (
  tx: Transaction,
  { accountId }: Pick<Actor, 'accountId'>,
  { id }: Collection,
  said: { verb: string; note?: string },
): void => tx.record({ actorId: accountId, subjectType: 'collection', subjectId: id, ...said });
