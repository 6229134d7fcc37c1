import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  CollectionPayloadType,
  ItemOrderService,
  type Section,
  SectionSearchService,
  SectionType,
} from '#collections';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { type Resource, ResourceType } from '#resources';
import { chosenIn, everyFilter } from '../facet.js';
import { AppliedFilterType, ResourceSort } from '../search.type.js';
import { AddSearchingSectionInput, SearchSectionInput } from './section-search.input.js';
import { SectionSearchLoader } from './section-search.loader.js';
import { SectionSearchType } from './section-search.type.js';
import { wishOf } from './found-in-section.service.js';

const searchIn = ({ text, filter, sort, most }: Omit<SearchSectionInput, 'section'>) => ({
  search: { text: (text ?? '').trim(), filters: chosenIn(filter), sort: sort ?? ResourceSort.RELEVANCE },
  most,
});

/** Sections of collections that search. */
@Resolver()
export class SectionSearchResolver {
  constructor(
    private readonly sections: SectionSearchService,
    private readonly order: ItemOrderService,
  ) {}

  @Query(() => SectionType, {
    nullable: true,
    description: 'For whoever may read its collection. `key`: of its secret address.',
  })
  collectionSection(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('key', { type: () => String, nullable: true }) key: string | null,
  ): Promise<Section | null> {
    return this.sections.findReadable(actor, id, key ?? null);
  }

  @Mutation(() => CollectionPayloadType, { description: 'A section after the others, which searches.' })
  async addSearchingSection(
    @CurrentActor() actor: Actor,
    @Args('input') { collection: address, title, ...asked }: AddSearchingSectionInput,
  ) {
    const section = { title, note: '' };
    const { collection } = await this.order.addSection(actor, address, section, searchIn(asked));
    return { collection, userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType, {
    description: 'What this section finds from now on is shown after what was chosen for it.',
  })
  async searchSection(
    @CurrentActor() actor: Actor,
    @Args('input') { section, ...asked }: SearchSectionInput,
  ) {
    return { collection: await this.sections.search(actor, section, searchIn(asked)), userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType, { description: 'What was chosen for it stays.' })
  async stopSearchingSection(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { collection: await this.sections.search(actor, id, null), userErrors: [] };
  }
}

@Resolver(() => SectionType)
export class SectionFoundResolver {
  constructor(private readonly loader: SectionSearchLoader) {}

  @ResolveField(() => SectionSearchType, { nullable: true, description: 'Null: it searches nothing.' })
  search(@Parent() { search, searchMost }: Section) {
    return search && { ...search, most: searchMost };
  }

  @ResolveField(() => [ResourceType], {
    nullable: true,
    description:
      'What its search finds now of what anybody may read, one of a family, without what the collection holds; null while the search does not answer.',
  })
  found(@Parent() section: Section, @Context() context: GraphqlContext): Promise<Resource[] | null> {
    return this.loader.found(context).load(section);
  }
}

@Resolver(() => SectionSearchType)
export class SectionFilterResolver {
  @ResolveField(() => AppliedFilterType)
  filter(@Parent() search: NonNullable<Section['search']>): Record<keyof AppliedFilterType, string[]> {
    return everyFilter(wishOf(search).filters);
  }
}
