import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { ResourceRepository } from '#resources';
import { type ReviewAccess, reviewAccess, reviewPolicy } from './review.policy.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewSetting } from './review-setting.js';

/** What the rules of a review ask for before it is changed. */
@Injectable()
export class ReviewAccessService {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly territories: TerritoryRepository,
    private readonly resources: ResourceRepository,
  ) {}

  /** Locks the assignment and authorises; to who may not read it, it does not exist. */
  async lock(tx: Transaction, actor: Actor, id: string, action: 'write' | 'answer'): Promise<ReviewSetting> {
    const setting = await this.reviews.lockSetting(tx, id);
    if (!setting) throw new NotFound();
    reviewPolicy.authorize(actor, action, await this.to(actor, setting));
    return setting;
  }

  async to(actor: Actor, setting: ReviewSetting): Promise<ReviewAccess> {
    const [territoryPath, roles] = await Promise.all([
      this.territories.pathOf(setting.territoryId),
      this.resources.rolesOf(actor, [setting.resourceId]),
    ]);
    return reviewAccess(setting, { territoryPath, role: roles.get(setting.resourceId) ?? null });
  }
}
