import { Injectable } from '@nestjs/common';
import { CollectionRepository } from '#collections';
import { batched, type GraphqlContext } from '#platform/graphql';
import { FollowRepository } from './follow.repository.js';
import { type FollowTarget, targetKey } from './follow-target.js';

type Ids = readonly string[];

@Injectable()
export class FollowLoader {
  constructor(
    private readonly follows: FollowRepository,
    private readonly collections: CollectionRepository,
  ) {}

  /** Of collections, those that everybody sees. */
  readonly collection = batched((ids: Ids) => this.collections.shownByIds(ids));
  readonly lastTold = batched((ids: Ids) => this.follows.lastTold(ids));
  private readonly followed = batched(async (targets: Ids, { actor }) => {
    const found = await this.follows.followed(actor.accountId ?? '', targets);
    return new Map(targets.map((target) => [target, found.has(target)]));
  });

  /** Whether the caller follows it; a visitor asks nothing of the database. */
  async isFollowed(target: FollowTarget, context: GraphqlContext): Promise<boolean> {
    if (context.actor.accountId === null) return false;
    return (await this.followed(context).load(targetKey(target))) ?? false;
  }
}
