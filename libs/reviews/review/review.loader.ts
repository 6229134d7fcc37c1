import { Injectable } from '@nestjs/common';
import { TerritoryLoader } from '#identity';
import { batched, type GraphqlContext } from '#platform/graphql';
import { DraftRepository, ResourceLoader } from '#resources';
import { type ReviewAccess, reviewAccess } from './review.policy.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewSetting } from './review-setting.js';

@Injectable()
export class ReviewLoader {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly territories: TerritoryLoader,
    private readonly resources: ResourceLoader,
    private readonly drafts: DraftRepository,
  ) {}

  readonly draft = batched((ids: readonly string[]) => this.drafts.byIds(ids));
  readonly review = batched((ids: readonly string[]) => this.reviews.byIds(ids));
  readonly remarks = batched((ids: readonly string[]) => this.reviews.remarksOf(ids));
  /** By round. */
  readonly sentInRound = batched((ids: readonly string[]) => this.reviews.sentInRounds(ids));
  /** By assignment: what the rules of its review ask for. */
  readonly access = batched(async (ids: readonly string[], context) => {
    const settings = [...(await this.reviews.settings(ids)).values()];
    return new Map(
      await Promise.all(
        settings.map(async (setting) => [setting.id, await this.accessTo(setting, context)] as const),
      ),
    );
  });

  private async accessTo(setting: ReviewSetting, context: GraphqlContext): Promise<ReviewAccess> {
    const [territoryPath, role] = await Promise.all([
      this.territories.path(context).load(setting.territoryId),
      this.resources.role(context).load(setting.resourceId),
    ]);
    return reviewAccess(setting, { territoryPath, role });
  }
}
