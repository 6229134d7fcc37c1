import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { CuratorService } from '../curator/curator.service.js';
import { CollectionAccessService } from './collection-access.service.js';
import { CollectionLoader } from './collection.loader.js';
import { CollectionCopyService } from './collection-copy.service.js';
import {
  AddCuratorInput,
  CopyCollectionInput,
  CreateCollectionInput,
  RemoveCuratorInput,
  UpdateCollectionInput,
} from './collection.input.js';
import { CollectionService } from './collection.service.js';
import { CollectionPayloadType, CollectionType, DeleteCollectionPayloadType } from './collection.type.js';
import type { Collection } from './collection.js';

const payload = (collection: Collection) => ({ collection, userErrors: [] });

/** Collections themselves, and who works on them. */
@Resolver()
export class CollectionResolver {
  constructor(
    private readonly collections: CollectionService,
    private readonly copies: CollectionCopyService,
    private readonly curators: CuratorService,
    private readonly access: CollectionAccessService,
    private readonly loader: CollectionLoader,
  ) {}

  @Query(() => CollectionType, {
    nullable: true,
    description: 'By slug or id. `key`: of its secret address, where it is shown by link.',
  })
  async collection(
    @Args('slug') slug: string,
    @Args('key', { type: () => String, nullable: true }) key: string | null,
    @Context() context: GraphqlContext,
  ): Promise<Collection | null> {
    const found = await this.access.find(context.actor, slug.slice(0, 200), key ?? null);
    if (found) this.loader.prime(found.collection, found.role, context);
    return found?.collection ?? null;
  }

  @Mutation(() => CollectionPayloadType)
  async createCollection(@CurrentActor() actor: Actor, @Args('input') input: CreateCollectionInput) {
    return payload(await this.collections.create(actor, input));
  }

  @Mutation(() => CollectionPayloadType, {
    description: 'What it says; who sees it and whose it is, for its owner.',
  })
  async updateCollection(
    @CurrentActor() actor: Actor,
    @Args('input') { id, ...changes }: UpdateCollectionInput,
  ) {
    return payload(await this.collections.update(actor, id, changes));
  }

  @Mutation(() => CollectionPayloadType, {
    description: 'Another secret address; the one that was does not lead there any more.',
  })
  async renewCollectionLink(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.collections.renewLink(actor, id));
  }

  @Mutation(() => DeleteCollectionPayloadType, { description: 'For good. Its resources are untouched.' })
  async deleteCollection(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { deletedId: (await this.collections.delete(actor, id)).id, userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType, {
    description: 'A private one of one’s own, with its order, its notes and its credit.',
  })
  async copyCollection(@CurrentActor() actor: Actor, @Args('input') { id, key }: CopyCollectionInput) {
    return payload(await this.copies.copy(actor, { address: id, key: key ?? null }));
  }

  @Mutation(() => CollectionPayloadType, {
    description: 'Somebody to work on it; she is told, and may leave.',
  })
  async addCurator(@CurrentActor() actor: Actor, @Args('input') { collection, person }: AddCuratorInput) {
    return payload(await this.curators.add(actor, collection, person));
  }

  @Mutation(() => CollectionPayloadType)
  async removeCurator(
    @CurrentActor() actor: Actor,
    @Args('input') { collection, person }: RemoveCuratorInput,
  ) {
    return payload(await this.curators.remove(actor, collection, person));
  }

  @Mutation(() => CollectionPayloadType, { description: 'For whoever works on it without owning it.' })
  async leaveCollection(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.curators.leave(actor, id));
  }
}
