import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { ResourceLoader, type Version, VersionType } from '#resources';
import type { PartOrigin } from './reviewed-origin.js';
import { ReviewedOriginLoader } from './reviewed-origin.loader.js';
import { ReviewedOriginType } from './reviewed-origin.type.js';

@Resolver(() => VersionType)
export class VersionOriginsResolver {
  constructor(private readonly loader: ReviewedOriginLoader) {}

  @ResolveField(() => [ReviewedOriginType], {
    description: 'Of an adaptation, part by part; empty when none of its passages was read in a source.',
  })
  async reviewedOrigins(
    @Parent() { id }: Pick<Version, 'id'>,
    @Context() context: GraphqlContext,
  ): Promise<PartOrigin[]> {
    return (await this.loader.ofVersion(context).load(id)) ?? [];
  }
}

@Resolver(() => ReviewedOriginType)
export class ReviewedOriginResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => [VersionType], {
    description: 'The versions that it comes from, each with its own label.',
  })
  async sources(
    @Parent() { versionIds }: PartOrigin,
    @Context() context: GraphqlContext,
  ): Promise<Version[]> {
    const found = await Promise.all(versionIds.map((id) => this.resources.version(context).load(id)));
    return found.filter((version) => version !== null);
  }
}
