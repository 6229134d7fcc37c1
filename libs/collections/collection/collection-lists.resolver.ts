import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Territory, TerritoryRepository, TerritoryType, ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceType } from '#resources';
import { CollectionLoader } from './collection.loader.js';
import { CollectionRepository } from './collection.repository.js';
import { coveredTerritories } from './collection.policy.js';
import { CollectionConnectionType, CollectionType } from './collection.type.js';
import type { Collection } from './collection.js';

const first = { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 100.' } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => ViewerType)
export class ViewerCollectionsResolver {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  @Query(() => CollectionConnectionType, {
    name: 'collections',
    description: 'Those that everybody sees, the last changed first.',
  })
  shown(@Args('first', first) first: number | null, @Args('after', after) after: string | null) {
    return connection({ first, after }, (slice) => this.collections.listShown(slice));
  }

  @ResolveField('collections', () => CollectionConnectionType, {
    description: 'Those that she works on, the last changed first.',
  })
  hers(
    @Context() { actor }: GraphqlContext,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.collections.listOf(actor.accountId ?? '', slice));
  }

  @ResolveField(() => [TerritoryType], {
    description:
      'Whose collections her mandates let her make: their territories and what lies directly in them.',
  })
  async collectionTerritories(@Context() { actor }: GraphqlContext): Promise<Territory[]> {
    if (actor.mandates.length === 0) return [];
    const ids = coveredTerritories(actor) ?? [(await this.territories.findByCode('national'))?.id ?? ''];
    const [own, below] = await Promise.all([this.territories.byIds(ids), this.territories.children(ids)]);
    const all = [...own.values(), ...[...below.values()].flat()];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  }
}

@Resolver(() => ResourceType)
export class ResourceCollectionsResolver {
  constructor(private readonly loader: CollectionLoader) {}

  @ResolveField(() => [CollectionType], {
    description: 'Collections that hold it and that everybody sees: the last changed, three at most.',
  })
  async collections(@Parent() { id }: Resource, @Context() context: GraphqlContext): Promise<Collection[]> {
    return (await this.loader.shownWith(context).load(id)) ?? [];
  }

  @ResolveField(() => [ID], { description: 'Ids of the caller’s collections that hold it.' })
  async keptIn(@Parent() { id }: Resource, @Context() context: GraphqlContext): Promise<string[]> {
    if (context.actor.accountId === null) return [];
    const items = (await this.loader.heldBy(context).load(id)) ?? [];
    return items.map(({ collectionId }) => collectionId);
  }
}
