import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Resource } from '#resources';
import { everyFilter } from '../facet.js';
import { type FoundPage, SearchService } from '../search.service.js';
import { AppliedFilterType, ResourceConnectionType } from '../search.type.js';
import { ResourceCoupleType, UnderstoodFilterType } from './classroom.type.js';
import { CoupleService } from './couple.service.js';
import { type Understood, understoodIn } from './understood.js';

/** How class really is, beside the answers of a search: asked for on the first page, where one decides what to read. */
@Resolver(() => ResourceConnectionType)
export class ClassroomResolver {
  constructor(
    private readonly search: SearchService,
    private readonly pairs: CoupleService,
  ) {}

  @ResolveField(() => [UnderstoodFilterType], {
    description: 'On the first page: at most three, each of which finds something.',
  })
  async understood(@Parent() { wish, page }: FoundPage): Promise<(Understood & { count: number })[]> {
    if (!wish || page > 1) return [];
    const counted = await Promise.all(
      understoodIn(wish.text.trim(), wish.filters).map(async (one) => ({
        ...one,
        count: await this.search.count({ ...wish, text: one.text, filters: one.filters }),
      })),
    );
    return counted.filter(({ count }) => count > 0);
  }

  @ResolveField(() => [ResourceCoupleType], {
    description: 'On the first page of a search that names a pair of classes (« CE1-CE2 »): at most three.',
  })
  async couples(
    @Parent() { wish, page }: FoundPage,
  ): Promise<{ resources: Resource[]; themeWords: readonly string[]; reason: string }[]> {
    if (!wish || page > 1) return [];
    const couples = await this.pairs.couples(wish);
    return couples.map(({ members, themeWords, reason }) => ({
      resources: members.map(({ resource }) => resource),
      themeWords,
      reason,
    }));
  }
}

@Resolver(() => UnderstoodFilterType)
export class UnderstoodFilterResolver {
  @ResolveField(() => AppliedFilterType, { description: 'The whole filter once it is taken.' })
  filter(@Parent() { filters }: Understood): Record<keyof AppliedFilterType, string[]> {
    return everyFilter(filters);
  }
}
