import { Injectable } from '@nestjs/common';
import { CollectionRepository } from '#collections';
import { AccountRepository } from '#identity';
import type { FollowTarget } from './follow-target.js';
import type { Names } from './follow-words.js';

/** How what is followed is called now; a collection that not everybody sees has no name here. */
@Injectable()
export class FollowNamesService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly collections: CollectionRepository,
  ) {}

  async of(targets: readonly FollowTarget[]): Promise<(target: FollowTarget) => Names> {
    const agentIds = targets.flatMap(({ agentId }) => agentId ?? []);
    const collectionIds = targets.flatMap(({ collectionId }) => collectionId ?? []);
    const [agents, collections] = await Promise.all([
      agentIds.length > 0 ? this.accounts.agents(agentIds) : null,
      collectionIds.length > 0 ? this.collections.shownByIds(collectionIds) : null,
    ]);
    return ({ agentId, collectionId }) => ({
      person: agents?.get(agentId ?? '')?.publicName ?? null,
      collection: collections?.get(collectionId ?? '')?.title ?? null,
    });
  }
}
