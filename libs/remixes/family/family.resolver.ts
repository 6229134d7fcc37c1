import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TermType } from '#identity';
import { uuidOrNull } from '#platform/database';
import { cursorAt, type GraphqlContext, offsetOf, pageInfo } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import {
  LicenceType,
  type LicenceView,
  licenceView,
  type NamedSource,
  type Resource,
  ResourceLoader,
  resourcePolicy,
  ResourceType,
  SourceType,
} from '#resources';
import { findTerm, type Term } from '#vocabulary';
import { DescendantArgs } from './family.input.js';
import { FamilyLoader } from './family.loader.js';
import type { Descendant, PageWish } from './family.repository.js';
import { type Relative, relativeOf } from './family.js';
import {
  AdaptationConnectionType,
  AdaptationEdgeType,
  LineageType,
  RelativeConnectionType,
  RelativeType,
} from './family.type.js';

const LARGEST_PAGE = 50;
const sizeOf = (asked: number | null | undefined, usual: number): number =>
  Math.min(Math.max(asked ?? usual, 1), LARGEST_PAGE);

@Resolver(() => ResourceType)
export class ResourceFamilyResolver {
  constructor(
    private readonly family: FamilyLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => LineageType, {
    nullable: true,
    description: 'Its family tree. Null before a first publication, and while it is hidden.',
  })
  async lineage(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<Resource | null> {
    return (await this.mayRead(resource, context)) ? resource : null;
  }

  @ResolveField(() => AdaptationConnectionType, {
    description: 'What was made from it directly, by the newest version of each; newest first.',
  })
  async adaptations(
    @Parent() resource: Resource,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 50.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() context: GraphqlContext,
  ) {
    const slice = { root: resource.id, offset: offsetOf(after), limit: sizeOf(first, 20) };
    const page = (await this.mayRead(resource, context))
      ? await this.family.adaptations(context).load(slice)
      : null;
    const { ids = [], total = 0 } = page ?? {};
    const edges = ids.map((id, at) => ({ id, cursor: cursorAt(slice.offset + at) }));
    return { totalCount: total, edges, pageInfo: pageInfo(slice.offset, ids.length, total) };
  }

  private async mayRead(resource: Resource, context: GraphqlContext): Promise<boolean> {
    const { actor } = context;
    if (resourcePolicy.can(actor, 'readLineage', { resource, role: null })) return true;
    const role = actor.accountId === null ? null : await this.resources.role(context).load(resource.id);
    return resourcePolicy.can(actor, 'readLineage', { resource, role });
  }
}

@Resolver(() => AdaptationEdgeType)
export class AdaptationEdgeResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => ResourceType)
  node(@Parent() { id }: { id: string }, @Context() context: GraphqlContext): Promise<Resource | null> {
    return this.resources.resource(context).load(id);
  }
}

@Resolver(() => LineageType)
export class LineageResolver {
  constructor(private readonly family: FamilyLoader) {}

  @ResolveField(() => [RelativeType], {
    description: 'Nearest first, each once; at most a hundred. The same works as in its credit.',
  })
  async ancestors(@Parent() { id }: Resource, @Context() context: GraphqlContext): Promise<Relative[]> {
    return (await this.family.ancestors(context).load(id)) ?? [];
  }

  @ResolveField(() => RelativeConnectionType, {
    description:
      'Depth first, the oldest branch first. What its newest version drops stands here only while something of an older one does.',
  })
  async descendants(
    @Parent() { id }: Resource,
    @Args() { first, after, last, before }: DescendantArgs,
    @Context() context: GraphqlContext,
  ) {
    const wish: PageWish = {
      root: id,
      after: uuidOrNull(after ?? ''),
      before: uuidOrNull(before ?? ''),
      size: sizeOf(before ? last : first, LARGEST_PAGE),
    };
    const page = await this.family.descendants(context).load(wish);
    const edges = (page?.rows ?? []).map((row) => ({ cursor: row.resourceId, node: descendant(row) }));
    return {
      totalCount: page?.total ?? 0,
      line: (page?.line ?? []).map(descendant),
      edges,
      pageInfo: {
        hasNextPage: page?.hasNext ?? false,
        hasPreviousPage: page?.hasPrevious ?? false,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }
}

const descendant = (row: Descendant): Relative => ({
  ...relativeOf(row),
  depth: row.depth,
  nearer: row.nearer,
});

@Resolver(() => RelativeType)
export class RelativeResolver {
  constructor(
    private readonly resources: ResourceLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @ResolveField(() => ResourceType, {
    nullable: true,
    description: 'Null for a work from outside; withdrawn or hidden, it says so itself.',
  })
  async resource(
    @Parent() { resourceId }: Relative,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return resourceId === null ? null : this.resources.resource(context).load(resourceId);
  }

  @ResolveField(() => LicenceType)
  licence(@Parent() { licenceId, licenceAnnounced }: Relative): LicenceView {
    return licenceView(licenceId, licenceAnnounced);
  }

  @ResolveField(() => [TermType], { description: 'Why it was adapted.' })
  reasons(@Parent() { reasons }: Relative): Term[] {
    return reasons.flatMap((id) => findTerm('adaptation-reasons', id) ?? []);
  }

  @ResolveField(() => [SourceType], { description: 'All that this version was made from, in order.' })
  sources(@Parent() { sources }: Relative): readonly NamedSource[] {
    return sources;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Of the version, here or outside; null when it may not be read.',
  })
  async url(@Parent() relative: Relative, @Context() context: GraphqlContext): Promise<string | null> {
    const resource = await this.resource(relative, context);
    if (!resource) return relative.outsideUrl;
    return resource.isReadable ? `${this.origins.pages}/r/${resource.slug}/v/${relative.number}` : null;
  }
}
