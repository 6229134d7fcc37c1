import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { ResourceRepository } from '#resources';
import { type ReviewAccess, reviewPolicy } from './review.policy.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewSetting } from './review-setting.js';

/** What the rules of a review ask for, of one or of many. */
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
    const access = (await this.of(actor, [setting])).get(id);
    reviewPolicy.authorize(actor, action, access ?? null);
    return setting;
  }

  /** By review. */
  async of(actor: Actor, settings: readonly ReviewSetting[]): Promise<Map<string, ReviewAccess>> {
    const [paths, roles] = await Promise.all([
      this.territories.pathsOf(settings.map(({ territoryId }) => territoryId)),
      this.resources.rolesOf(
        actor,
        settings.map(({ resourceId }) => resourceId),
      ),
    ]);
    return new Map(
      settings.map((setting) => {
        const role = roles.get(setting.resourceId);
        const isAuthor = role === 'author' || role === 'co-author';
        return [setting.id, { setting, isAuthor, territoryPath: paths.get(setting.territoryId) ?? [] }];
      }),
    );
  }
}
