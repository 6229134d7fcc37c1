import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { NotificationService } from '#notifications';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { CollectionAccessService } from '../collection/collection-access.service.js';
import { collectionLimits } from '../collection/collection-fields.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { record } from '../collection/collection.service.js';
import type { Collection } from '../collection/collection.js';
import { CuratorUnknown, KeptAlone, OwnerStays, TooManyCurators } from './curator.errors.js';

/** Who works on a collection. */
@Injectable()
export class CuratorService {
  constructor(
    private readonly database: Database,
    private readonly collections: CollectionRepository,
    private readonly access: CollectionAccessService,
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** `person`: the address of her page. She is told, and may leave. */
  async add(actor: Actor, address: string, person: string): Promise<Collection> {
    const addedBy = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'own');
      if (collection.keptBy !== null) throw new KeptAlone();
      const accountId = await this.accountOf(person);
      const there = (await this.collections.curatorsOf([collection.id])).get(collection.id) ?? [];
      if (there.length >= collectionLimits.curators) throw new TooManyCurators();
      const isNew = await this.collections.addCurator(tx, {
        collectionId: collection.id,
        accountId,
        role: 'curator',
        addedBy,
      });
      if (isNew) await this.tell(tx, accountId, collection);
      record(tx, actor, collection, { verb: 'collection.addCurator', note: accountId });
      return collection;
    });
  }

  async remove(actor: Actor, address: string, person: string): Promise<Collection> {
    requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'own');
      const accountId = await this.accountOf(person);
      if (!(await this.collections.removeCurator(tx, collection.id, accountId))) throw new CuratorUnknown();
      record(tx, actor, collection, { verb: 'collection.removeCurator', note: accountId });
      return collection;
    });
  }

  async leave(actor: Actor, address: string): Promise<Collection> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const collection = await this.access.lock(tx, actor, { address }, 'curate');
      if (!(await this.collections.removeCurator(tx, collection.id, accountId))) throw new OwnerStays();
      record(tx, actor, collection, { verb: 'collection.leave', note: accountId });
      return collection;
    });
  }

  private async accountOf(person: string): Promise<string> {
    const agent = await this.accounts.findAgentBySlug(person.trim().replace(/^.*\/u\//, ''));
    const account = agent && (await this.accounts.findOpenOfAgent(agent.id));
    if (!account) throw new CuratorUnknown();
    return account.id;
  }

  private async tell(tx: Transaction, accountId: string, collection: Collection): Promise<void> {
    await this.notifications.notify(tx, {
      accountId,
      kind: 'curator-added',
      title: `Vous tenez maintenant la collection «\u00a0${collection.title}\u00a0» avec d’autres`,
      path: `/collections/${collection.id}/modifier`,
      detail: 'Vous pouvez y ranger des ressources, écrire des notes, ou la quitter.',
    });
  }
}
