import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '#identity';
import { batched, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { ReviewsDoneRepository } from './reviews-done.repository.js';
import { ReviewsDoneType, SignedReviewType } from './reviews-done.type.js';
import { shownReviews } from './shown-reviews.js';

@Resolver(() => PersonType)
export class PersonReviewsResolver {
  private readonly done = batched((agentIds: readonly string[]) => this.reviews.shownBy(agentIds));

  constructor(private readonly reviews: ReviewsDoneRepository) {}

  @ResolveField('reviewsDone', () => ReviewsDoneType, {
    nullable: true,
    description: 'Null where she shows nothing, or there is nothing to show.',
  })
  async shown(
    @Parent() { id }: { id: string },
    @Context() context: GraphqlContext,
  ): Promise<ReviewsDoneType | null> {
    const shown = shownReviews((await this.done(context).load(id)) ?? []);
    return (
      shown && {
        count: shown.count,
        signed: [...shown.signed],
        campaigns: shown.campaigns.map(({ title, slug, year, count }) => ({
          campaign: { title, slug },
          year,
          count,
        })),
      }
    );
  }
}

@Resolver(() => SignedReviewType)
export class SignedReviewResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => ResourceType, { nullable: true })
  resource(
    @Parent() { resourceId }: { resourceId: string },
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(resourceId);
  }
}
