import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { connection, type GraphqlContext } from '#platform/graphql';
import type { Establishment } from './establishment.js';
import { TerritoryLoader } from './territory.loader.js';
import { TerritoryRepository } from './territory.repository.js';
import {
  EstablishmentConnectionType,
  EstablishmentType,
  TerritoryConnectionType,
  TerritoryKindName,
  TerritoryType,
} from './territory.type.js';
import { type Territory, territoryKinds } from './territory.js';

const first = { type: () => Int, nullable: true, defaultValue: 20 } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => TerritoryType)
export class TerritoryResolver {
  constructor(
    private readonly territories: TerritoryRepository,
    private readonly loader: TerritoryLoader,
  ) {}

  @Query(() => TerritoryType, { nullable: true, description: 'By its code.' })
  territory(@Args('code') code: string): Promise<Territory | null> {
    return this.territories.findByCode(code);
  }

  @Query(() => TerritoryConnectionType, {
    name: 'territories',
    description:
      'Those whose name or code holds every word, the widest first; without words, all of these kinds.',
  })
  found(
    @Args('query', { type: () => String, nullable: true, defaultValue: '' }) words: string | null,
    @Args('kinds', { type: () => [TerritoryKindName], nullable: true }) kinds: TerritoryKindName[] | null,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) =>
      this.territories.search(words ?? '', kinds ?? territoryKinds, slice),
    );
  }

  @ResolveField(() => TerritoryType, { nullable: true })
  async parent(
    @Parent() territory: Territory,
    @Context() context: GraphqlContext,
  ): Promise<Territory | null> {
    return territory.parentId === null ? null : this.loader.territory(context).load(territory.parentId);
  }

  @ResolveField(() => [TerritoryType], { description: 'What holds it, from itself up to national.' })
  async path(@Parent() territory: Territory, @Context() context: GraphqlContext): Promise<Territory[]> {
    const ids = (await this.loader.path(context).load(territory.id)) ?? [];
    const held = await Promise.all(ids.map((id) => this.loader.territory(context).load(id)));
    return held.filter((each) => each !== null);
  }
}

@Resolver(() => EstablishmentType)
export class EstablishmentResolver {
  constructor(
    private readonly territories: TerritoryRepository,
    private readonly loader: TerritoryLoader,
  ) {}

  @Query(() => EstablishmentConnectionType, {
    description: 'Open ones whose name, commune or UAI holds every word.',
  })
  establishments(
    @Args('query') words: string,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ): Promise<EstablishmentConnectionType> {
    return connection({ first, after }, (slice) => this.territories.searchEstablishments(words, slice));
  }

  @ResolveField(() => TerritoryType)
  territory(
    @Parent() establishment: Establishment,
    @Context() context: GraphqlContext,
  ): Promise<Territory | null> {
    return this.loader.territory(context).load(establishment.territoryId);
  }
}
