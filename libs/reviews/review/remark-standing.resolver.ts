import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { RemarkStandingLoader } from './remark-standing.loader.js';
import type { RemarkStanding } from './remark-standing.js';
import type { Remark } from './remark.js';
import { ReviewLoader } from './review.loader.js';
import { reviewPolicy } from './review.policy.js';
import { RemarkStandingType, RemarkType } from './review.type.js';

@Resolver(() => RemarkType)
export class RemarkStandingResolver {
  constructor(
    private readonly reviews: ReviewLoader,
    private readonly loader: RemarkStandingLoader,
  ) {}

  @ResolveField(() => RemarkStandingType, {
    nullable: true,
    description: 'For the authors, once it is decided; null for what is about the whole.',
  })
  async standing(
    @Parent() remark: Remark,
    @Context() context: GraphqlContext,
  ): Promise<RemarkStanding | null> {
    const access = await this.reviews.access(context).load(remark.reviewId);
    if (!access || !reviewPolicy.can(context.actor, 'answer', access)) return null;
    return (await this.loader.standings(context).load(remark.reviewId))?.of(remark) ?? null;
  }
}
