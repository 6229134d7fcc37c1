import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { AlertService } from '../alert/alert.service.js';
import { followLimits } from '../follow-limits.js';
import { TooManyFollows } from './follow.errors.js';
import { FollowRepository } from './follow.repository.js';
import type { FollowTarget } from './follow-target.js';
import { Follow } from './follow.js';
import { type FollowWish, TargetService } from './target.service.js';

/** Beginning to follow, and stopping. */
@Injectable()
export class FollowService {
  constructor(
    private readonly database: Database,
    private readonly follows: FollowRepository,
    private readonly targets: TargetService,
    private readonly alerts: AlertService,
  ) {}

  /** Followed twice is followed once, since the first time. */
  async follow(actor: Actor, wish: FollowWish): Promise<Follow> {
    const accountId = requireAccount(actor);
    const target = await this.targets.toFollow(actor, wish);
    return this.database.transaction(async (tx) => {
      const wanted = Follow.begin(randomUUID(), accountId, target, tx.now);
      // Two at once would both count too few, or both find nothing.
      await tx.hold(`follows ${accountId}`);
      const same = await this.follows.findSame(tx, wanted);
      if (same) return same;
      if ((await this.follows.countOf(tx, accountId)) >= followLimits.follows) throw new TooManyFollows();
      return this.follows.save(tx, wanted);
    });
  }

  /** By its id, or by what is followed; answers the id. */
  async unfollow(actor: Actor, { id, ...wish }: FollowWish & { id: string | null }): Promise<string> {
    const accountId = requireAccount(actor);
    const target = id === null ? await this.targets.toStop(wish) : null;
    return this.stop(accountId, target ?? { id: id ?? '' });
  }

  /** For whoever proved to be this account: from now on nothing is told because of it, what waits included. */
  async stop(accountId: string, what: FollowTarget | Pick<Follow, 'id'>): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = 'id' in what ? what.id : await this.idOf(tx, accountId, what);
      const follow = await this.follows.lock(tx, accountId, id);
      if (!follow) throw new NotFound();
      await this.follows.delete(tx, follow);
      await this.alerts.takeBack(tx, { accountId });
      return follow.id;
    });
  }

  private async idOf(tx: Transaction, accountId: string, target: FollowTarget): Promise<string> {
    const same = await this.follows.findSame(tx, Follow.begin('', accountId, target, tx.now));
    return same?.id ?? '';
  }
}
