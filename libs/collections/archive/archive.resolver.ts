import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { SIGNING_SECRET } from '#resources';
import { CollectionLoader } from '../collection/collection.loader.js';
import { CollectionType } from '../collection/collection.type.js';
import type { Collection } from '../collection/collection.js';
import { archivePath } from './archive-address.js';
import { takenSize } from './taken-size.js';

/** How a collection is taken away, and how heavy it is. */
@Resolver(() => CollectionType)
export class ArchiveResolver {
  constructor(
    private readonly loader: CollectionLoader,
    private readonly origins: SiteOrigins,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  @ResolveField(() => String, {
    description: 'Everything in one ZIP, credits included. Of a private collection, good for five minutes.',
  })
  downloadUrl(@Parent() collection: Collection): string {
    return this.origins.files + archivePath(this.secret, collection, this.clock.now());
  }

  @ResolveField(() => Float, { description: 'Bytes of the files that the ZIP holds.' })
  async totalSize(@Parent() { id }: Collection, @Context() context: GraphqlContext): Promise<number> {
    return takenSize((await this.loader.weights(context).load(id)) ?? []);
  }
}
