import { Args, Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { SIGNING_SECRET } from '#resources';
import { kitPath } from '../archive/archive-address.js';
import { takenSize } from '../archive/taken-size.js';
import { CollectionLoader } from '../collection/collection.loader.js';
import { CollectionType } from '../collection/collection.type.js';
import type { Collection } from '../collection/collection.js';

/** Of its first page, its search and its credits, and of the page of a resource, in the ZIP: about, of demo kits. */
const [FRAME_BYTES, PAGE_BYTES] = [12_000, 8_000];

/** How the offline kit of a collection is taken, and how heavy it is. */
@Resolver(() => CollectionType)
export class KitResolver {
  constructor(
    private readonly loader: CollectionLoader,
    private readonly origins: SiteOrigins,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  @ResolveField(() => String, {
    description: 'A ZIP that opens without network. Of a private collection, good for five minutes.',
  })
  kitUrl(
    @Parent() collection: Collection,
    @Args('since', {
      type: () => String,
      nullable: true,
      description: 'The id of the kit that one has, or the day on which it was made: then only what is new.',
    })
    since: string | null,
  ): string {
    const now = this.clock.now();
    return this.origins.files + kitPath(this.secret, collection, { now, since: since ?? null });
  }

  @ResolveField(() => Float, { description: 'Bytes of the files and pictures that the kit holds, about.' })
  async kitSize(@Parent() { id }: Collection, @Context() context: GraphqlContext): Promise<number> {
    const weights = (await this.loader.weights(context).load(id)) ?? [];
    return (
      FRAME_BYTES +
      takenSize(
        weights.map(({ licenceId, size, seen, items }) => ({
          licenceId,
          size: size + seen + items * PAGE_BYTES,
        })),
      )
    );
  }
}
