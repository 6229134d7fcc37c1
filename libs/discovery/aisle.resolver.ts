import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Aisle, type Gap, levelAisle, subjectAisle } from './aisle.js';
import { AisleService } from './aisle.service.js';
import { AisleType, GapType } from './aisle.type.js';
import { everyFilter } from './facet.js';
import { PageArgs } from './search.input.js';
import type { FoundPage } from './search.service.js';
import { AppliedFilterType, ResourceConnectionType } from './search.type.js';
import { sliceOf } from './slice.js';

@Resolver(() => AisleType)
export class AisleResolver {
  constructor(private readonly aisles: AisleService) {}

  @Query(() => AisleType, {
    nullable: true,
    description: 'Of a level: its id in the vocabulary, or its official URI.',
  })
  level(@Args('id', { type: () => ID }) id: string): Aisle | null {
    return levelAisle(id);
  }

  @Query(() => AisleType, { nullable: true, description: 'Of a subject, with those that it holds.' })
  subject(@Args('id', { type: () => ID }) id: string): Aisle | null {
    return subjectAisle(id);
  }

  @ResolveField(() => AppliedFilterType, { description: 'What finds the same in `resources`.' })
  filter(@Parent() { filters }: Aisle): Record<keyof AppliedFilterType, string[]> {
    return everyFilter(filters);
  }

  @ResolveField(() => ResourceConnectionType, { description: 'Newest first.' })
  resources(@Parent() aisle: Aisle, @Args() args: PageArgs): Promise<FoundPage> {
    return this.aisles.newest(aisle, sliceOf(args));
  }

  @ResolveField(() => [GapType], {
    description: 'What the programmes teach there and hardly anybody published yet, the emptiest first.',
  })
  gaps(@Parent() aisle: Aisle): Promise<Gap[]> {
    return this.aisles.gaps(aisle);
  }
}
