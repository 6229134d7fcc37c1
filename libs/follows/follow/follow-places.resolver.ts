import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Collection, CollectionType } from '#collections';
import { type Aisle, AisleType } from '#discovery';
import { type Agent, PersonType, ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { FollowLoader } from './follow.loader.js';
import { FollowRepository } from './follow.repository.js';
import { aisleTarget, collectionTarget, personTarget } from './follow-target.js';
import { FollowConnectionType } from './follow.type.js';

const description = 'Whether the caller follows it; false for a visitor. How many do is told nowhere.';

/** What the caller follows, beside her account. */
@Resolver(() => ViewerType)
export class ViewerFollowsResolver {
  constructor(private readonly follows: FollowRepository) {}

  @ResolveField('follows', () => FollowConnectionType, { description: 'The last begun first.' })
  list(
    @Parent() { id }: { id: string },
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 50.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.follows.listOf(id, slice));
  }
}

@Resolver(() => PersonType)
export class PersonFollowResolver {
  constructor(private readonly loader: FollowLoader) {}

  @ResolveField(() => Boolean, { description })
  viewerFollows(@Parent() { id }: Agent, @Context() context: GraphqlContext): Promise<boolean> {
    return this.loader.isFollowed(personTarget(id), context);
  }
}

@Resolver(() => CollectionType)
export class CollectionFollowResolver {
  constructor(private readonly loader: FollowLoader) {}

  @ResolveField(() => Boolean, { description })
  viewerFollows(@Parent() { id }: Collection, @Context() context: GraphqlContext): Promise<boolean> {
    return this.loader.isFollowed(collectionTarget(id), context);
  }
}

@Resolver(() => AisleType)
export class AisleFollowResolver {
  constructor(private readonly loader: FollowLoader) {}

  @ResolveField(() => Boolean, { description })
  viewerFollows(@Parent() aisle: Aisle, @Context() context: GraphqlContext): Promise<boolean> {
    const { term, counted } = aisle;
    // What is counted in a level is its subjects.
    const target = counted === 'subjects' ? aisleTarget(term.id, null) : aisleTarget(null, term.id);
    return this.loader.isFollowed(target, context);
  }
}
