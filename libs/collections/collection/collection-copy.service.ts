import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { ItemCopyRepository } from '../item/item-copy.repository.js';
import { CollectionAccessService } from './collection-access.service.js';
import { usualFields } from './collection-fields.js';
import { CollectionRepository } from './collection.repository.js';
import { CollectionService } from './collection.service.js';
import type { Collection } from './collection.js';

const NBSP = '\u00a0';

/** Taking up a collection of somebody, to make it one’s own: its credit stays with it. */
@Injectable()
export class CollectionCopyService {
  constructor(
    private readonly database: Database,
    private readonly collections: CollectionRepository,
    private readonly service: CollectionService,
    private readonly access: CollectionAccessService,
    private readonly items: ItemCopyRepository,
    private readonly accounts: AccountRepository,
  ) {}

  async copy(actor: Actor, source: { address: string; key: string | null }): Promise<Collection> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const original = await this.access.lock(tx, actor, source, 'read');
      const { title, why, levels, subjects } = original;
      const copy = await this.service.begin(
        tx,
        accountId,
        { ...usualFields, title, why, levels, subjects },
        { copiedFrom: original.id, copiedCredit: await this.creditOf(original) },
      );
      await this.items.copyAll(tx, { from: original.id, to: copy.id, by: accountId });
      return copy;
    });
  }

  /** « Titre », de A et B; what it was itself copied from stays named. */
  private async creditOf(original: Collection): Promise<string> {
    const curators = (await this.collections.curatorsOf([original.id])).get(original.id) ?? [];
    const agents = await this.accounts.agentsOfAccounts(curators.map(({ accountId }) => accountId));
    const names = curators.flatMap(({ accountId }) => agents.get(accountId)?.publicName ?? []);
    const before = original.copiedCredit === null ? '' : `, d’après ${original.copiedCredit}`;
    return `«${NBSP}${original.title}${NBSP}», de ${names.join(', ')}${before}`.slice(0, 2000);
  }
}
