import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Territory, TerritoryLoader, TerritoryRepository, TerritoryType } from '#identity';
import { batched, type GraphqlContext } from '#platform/graphql';
import { CollectionType } from './collection.type.js';
import type { Collection } from './collection.js';

/** Whose collection it is, and whether whoever reads is one of them. */
@Resolver(() => CollectionType)
export class CollectionPlaceResolver {
  /** The territories that hold the school of an agent. */
  private readonly placesOfViewer = batched((agentIds: readonly string[]) => this.schoolPaths(agentIds));

  constructor(
    private readonly territories: TerritoryLoader,
    private readonly places: TerritoryRepository,
  ) {}

  @ResolveField(() => TerritoryType, {
    nullable: true,
    description: 'Whose collection it is; null: of none.',
  })
  territory(
    @Parent() { territoryId }: Collection,
    @Context() context: GraphqlContext,
  ): Promise<Territory | null> {
    return territoryId === null
      ? Promise.resolve(null)
      : this.territories.territory(context).load(territoryId);
  }

  @ResolveField(() => Boolean, { description: 'The caller’s school lies in its territory.' })
  async concernsViewer(
    @Parent() { territoryId }: Collection,
    @Context() context: GraphqlContext,
  ): Promise<boolean> {
    if (territoryId === null || context.actor.agentId === null) return false;
    return (await this.placesOfViewer(context).load(context.actor.agentId))?.includes(territoryId) ?? false;
  }

  private async schoolPaths(agentIds: readonly string[]): Promise<Map<string, string[]>> {
    const schools = await this.places.establishmentsOfAgents(agentIds);
    const paths = [...schools].map(
      async ([id, uai]) => [id, await this.places.establishmentPath(uai)] as const,
    );
    return new Map(await Promise.all(paths));
  }
}
