import { Injectable } from '@nestjs/common';
import { CollectionService } from '#collections';
import { NotificationService } from '#notifications';
import { Database } from '#platform/database';
import type { Erasure } from './erasure.js';
import { type LeftCollection, LeftOffices } from './left-offices.repository.js';
import { leaving } from './works-erasing.service.js';

/**
 * Collections of somebody who goes. Held with others, the one who came first has it now. Hers alone: what only she
 * read is deleted; what everybody reads stays as it is, unless she withdraws what she published.
 */
@Injectable()
export class CollectionsErasing {
  constructor(
    private readonly database: Database,
    private readonly offices: LeftOffices,
    private readonly collections: CollectionService,
    private readonly notifications: NotificationService,
  ) {}

  async leave(erasure: Erasure): Promise<void> {
    for (const collection of await this.offices.listOwnCollections(erasure.accountId)) {
      const { id, isPublic, heir } = collection;
      const goes = heir === null && (!isPublic || erasure.choice === 'withdraw');
      if (goes) await this.collections.delete(leaving(erasure), id);
      else await this.hand(erasure, collection);
    }
  }

  private async hand({ accountId }: Erasure, { id, slug, title, heir }: LeftCollection): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.offices.handCollection(tx, id, { from: accountId, to: heir });
      if (heir)
        await this.notifications.notify(tx, {
          accountId: heir,
          kind: 'handed-over',
          title: `Vous tenez maintenant la collection «\u00a0${title}\u00a0»`,
          path: `/c/${slug}`,
          detail: 'La personne qui la tenait a fermé son compte.',
        });
    });
  }
}
