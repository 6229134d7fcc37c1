import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { type Agent, PersonType } from '#identity';
import { asksFor, type GraphqlContext } from '#platform/graphql';
import { chosenIn, everyFilter } from './facet.js';
import { PageArgs, SearchArgs } from './search.input.js';
import { creditedKey, SearchLoader } from './search.loader.js';
import { type FoundPage, SearchService } from './search.service.js';
import { AppliedFilterType, ResourceConnectionType, ResourceSort, WayOutType } from './search.type.js';
import { sliceOf } from './slice.js';
import type { WayOut } from './way-out.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly search: SearchService) {}

  @Query(() => ResourceConnectionType, {
    description:
      'Search and browse what is published. Words for a level or a subject raise, they never filter; without words, newest first.',
  })
  resources(@Args() args: SearchArgs, @Info() info: GraphQLResolveInfo): Promise<FoundPage> {
    const wish = {
      text: args.text ?? '',
      filters: chosenIn(args.filter),
      author: args.filter?.author ?? null,
      sort: args.sort ?? ResourceSort.RELEVANCE,
    };
    // Counting reads the whole catalogue: a list that shows no count does without.
    return this.search.search(wish, sliceOf(args), { counting: asksFor(info, 'facets') });
  }
}

@Resolver(() => WayOutType)
export class WayOutResolver {
  @ResolveField(() => AppliedFilterType)
  filter(@Parent() { filters }: WayOut): Record<keyof AppliedFilterType, string[]> {
    return everyFilter(filters);
  }
}

/** What a person is credited for, beside who she is. */
@Resolver(() => PersonType)
export class PersonResourcesResolver {
  constructor(private readonly loader: SearchLoader) {}

  @ResolveField('resources', () => ResourceConnectionType, { description: 'Newest first.' })
  async list(
    @Parent() agent: Agent,
    @Args() args: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<FoundPage | null> {
    return this.loader.credited(context).load(creditedKey({ agentId: agent.id, ...sliceOf(args) }));
  }
}
