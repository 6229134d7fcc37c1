import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { ImpactRepository, type ResourceImpact } from './impact.repository.js';
import {
  ImpactCountsType,
  ImpactType,
  ResourceImpactConnectionType,
  ResourceImpactType,
} from './impact.type.js';

/** What became of what she made. Nobody else reads it, and nothing is ordered by it. */
@Resolver(() => ImpactType)
export class ImpactResolver {
  constructor(private readonly impact: ImpactRepository) {}

  @ResolveField(() => ResourceImpactConnectionType, { description: 'The last published first.' })
  resources(
    @Context() { actor }: GraphqlContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.impact.list(actor.accountId ?? '', slice));
  }
}

@Resolver(() => ViewerType)
export class ViewerImpactResolver {
  constructor(private readonly impact: ImpactRepository) {}

  @ResolveField('impact', () => ImpactType)
  async ofViewer(@Parent() { id }: { id: string }) {
    return { totals: await this.impact.totals(id) };
  }
}

@Resolver(() => ResourceImpactType)
export class ResourceImpactResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => ImpactCountsType)
  counts(@Parent() impact: ResourceImpact): ResourceImpact {
    return impact;
  }

  @ResolveField(() => ResourceType, { nullable: true })
  resource(
    @Parent() { resourceId }: ResourceImpact,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(resourceId);
  }
}
