import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, type GraphqlContext } from '#platform/graphql';
import { ReadingChangesService } from '../round/reading-changes.service.js';
import { type RemarkStanding, RemarkStandings } from './remark-standing.js';
import type { Remark } from './remark.js';
import { ReviewLoader } from './review.loader.js';
import { reviewPolicy } from './review.policy.js';
import type { ReviewSetting } from './review-setting.js';
import { RemarkStandingType, RemarkType } from './review.type.js';

@Resolver(() => RemarkType)
export class RemarkStandingResolver {
  constructor(
    private readonly reviews: ReviewLoader,
    private readonly readings: ReadingChangesService,
  ) {}

  /** By review; rounds are read once, however many reviews they have. */
  private readonly standings = batched(async (ids: readonly string[], context) => {
    const found = await Promise.all(ids.map((id) => this.reviews.access(context).load(id)));
    const settings = found.flatMap((access) => (access ? [access.setting] : []));
    const readings = await this.readings.readingsUpToNow(roundsOf(settings));
    const byRound = new Map([...readings].map(([id, { now }]) => [id, new RemarkStandings(now)]));
    return new Map(settings.map(({ id, roundId }) => [id, byRound.get(roundId) ?? null]));
  });

  @ResolveField(() => RemarkStandingType, {
    nullable: true,
    description: 'For the authors, once it is decided; null for what is about the whole or a page.',
  })
  async standing(
    @Parent() remark: Remark,
    @Context() context: GraphqlContext,
  ): Promise<RemarkStanding | null> {
    const access = await this.reviews.access(context).load(remark.reviewId);
    if (!access || !reviewPolicy.can(context.actor, 'answer', access)) return null;
    return (await this.standings(context).load(remark.reviewId))?.of(remark) ?? null;
  }
}

const roundsOf = (settings: readonly ReviewSetting[]) => [
  ...new Map(
    settings.map(({ roundId: id, versionId, draftId, resourceId }) => [
      id,
      { id, versionId, draftId, resourceId },
    ]),
  ).values(),
];
