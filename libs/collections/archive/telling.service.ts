import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { SiteOrigins } from '#platform/http';
import { CollectionRepository } from '../collection/collection.repository.js';
import { wholeLicence } from '../item/whole-licence.js';
import type { Collection } from '../collection/collection.js';
import type { ToldCollection, ToldItem } from './archive-summary.js';
import { type ArchivedItem, ArchivedItemRepository } from './archived-item.repository.js';

/** What an archive says of a collection and of each item, away from the site. */
@Injectable()
export class TellingService {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly archived: ArchivedItemRepository,
    private readonly accounts: AccountRepository,
    private readonly origins: SiteOrigins,
  ) {}

  async of(collection: Collection): Promise<ToldCollection> {
    const { id, slug, title, why, copiedCredit, updatedAt } = collection;
    const curators = (await this.collections.curatorsOf([id])).get(id) ?? [];
    const agents = await this.accounts.agentsOfAccounts(curators.map(({ accountId }) => accountId));
    const whole = wholeLicence((await this.archived.weightsOf([id])).get(id) ?? []);
    return {
      ...{ title, why, copiedCredit, updatedAt },
      url: `${this.origins.pages}/c/${slug}`,
      curators: curators.flatMap(({ accountId }) => agents.get(accountId)?.publicName ?? []),
      licences: whole?.words ?? '',
    };
  }

  /** The address of what is hidden says its title: it is not told. */
  ofItem({ title, section, note, slug }: ArchivedItem): Pick<ToldItem, 'title' | 'section' | 'note' | 'url'> {
    const url = title === null ? null : `${this.origins.pages}/r/${slug}`;
    return { title: title ?? 'Une ressource masquée', section, note, url };
  }
}
