import { Injectable } from '@nestjs/common';
import { SearchService } from '#discovery';
import { AccountRepository } from '#identity';
import { Database } from '#platform/database';
import { FollowRepository } from '../follow/follow.repository.js';
import type { Follow } from '../follow/follow.js';
import { followLimits } from '../follow-limits.js';
import { AlertRepository } from './alert.repository.js';
import { AlertService } from './alert.service.js';
import type { Edition } from './alert.js';

/** Looks for what is new in some saved searches, and tells it. */
@Injectable()
export class SearchAskingService {
  constructor(
    private readonly database: Database,
    private readonly follows: FollowRepository,
    private readonly accounts: AccountRepository,
    private readonly search: SearchService,
    private readonly alerts: AlertRepository,
    private readonly telling: AlertService,
  ) {}

  /** What was published until this moment; each search in a transaction of its own. */
  async ask(due: readonly Follow[], until: Date): Promise<void> {
    const agents = await this.accounts.agentsOfAccounts(due.map(({ accountId }) => accountId));
    const known = new Map<number, Edition[]>();
    for (const follow of due) {
      const since = follow.askedUntil ?? until;
      // Searches of one night were asked together the night before: they ask the database once.
      const editions = known.get(since.getTime()) ?? (await this.alerts.editionsBetween(since, until));
      known.set(since.getTime(), editions);
      const own = agents.get(follow.accountId)?.id ?? '';
      const found = await this.findIn(
        follow,
        editions.filter(({ agentIds }) => !agentIds.includes(own)),
      );
      await this.tell(follow, found, until);
    }
  }

  private async findIn({ search }: Follow, editions: readonly Edition[]): Promise<Edition[]> {
    const wish = {
      text: search?.words ?? '',
      filters: search?.filters ?? {},
      author: null,
      sort: 'newest',
    } as const;
    const found = new Set<string>();
    for (let from = 0; from < editions.length; from += followLimits.newAtOnce) {
      const ids = editions.slice(from, from + followLimits.newAtOnce).map(({ resourceId }) => resourceId);
      for (const id of await this.search.among(wish, ids)) found.add(id);
    }
    return editions.filter(({ resourceId }) => found.has(resourceId));
  }

  private async tell({ id, accountId }: Follow, found: readonly Edition[], until: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      const follow = await this.follows.lock(tx, accountId, id);
      if (!follow) return;
      for (const edition of found) await this.telling.tell(tx, edition, [follow]);
      follow.ask(until);
      await this.follows.save(tx, follow);
    });
  }
}
