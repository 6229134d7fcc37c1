import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { inTheSameSpirit, type Proximity, type Sign, toContinue } from './proximity.js';
import { proximityWords } from './proximity-words.js';
import { SimilarLoader } from './similar.loader.js';
import { NearResourceType } from './similar.type.js';

const MOST = 12;
const first = { type: () => Int, defaultValue: 6, description: `At most ${MOST}.` } as const;

interface NearResource {
  readonly resource: Resource;
  readonly reason: Pick<Proximity, 'kind' | 'restsOn'> & { readonly words: string };
}

/** Beside a resource: those that are like it, and those to go on with. */
@Resolver(() => ResourceType)
export class SimilarResolver {
  constructor(
    private readonly loader: SimilarLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => [NearResourceType], {
    description:
      '« Dans le même esprit » : what anybody may read and is like it, the nearest first; one of a family, none of its own.',
  })
  similarResources(
    @Parent() resource: Resource,
    @Args('first', first) first: number,
    @Context() context: GraphqlContext,
  ): Promise<NearResource[]> {
    return this.near(resource, (signs) => inTheSameSpirit(signs, within(first)), context);
  }

  @ResolveField(() => [NearResourceType], {
    description:
      '« Pour continuer » : what curators or an author put after it, what asks for what it teaches, the same subject a year on.',
  })
  nextResources(
    @Parent() resource: Resource,
    @Args('first', first) first: number,
    @Context() context: GraphqlContext,
  ): Promise<NearResource[]> {
    return this.near(resource, (signs) => toContinue(signs, within(first)), context);
  }

  private async near(
    { id }: Resource,
    choose: (signs: readonly Sign[]) => Proximity[],
    context: GraphqlContext,
  ): Promise<NearResource[]> {
    const chosen = choose((await this.loader.signs(context).load(id)) ?? []);
    const found = await this.resources.resource(context).loadMany(chosen.map(({ resourceId }) => resourceId));
    return chosen.flatMap(({ kind, restsOn }, at) => {
      const resource = found[at];
      if (!resource || resource instanceof Error) return [];
      return { resource, reason: { kind, restsOn, words: proximityWords({ kind, restsOn }) } };
    });
  }
}

const within = (first: number): number => Math.min(Math.max(first, 1), MOST);
