import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType, VersionType } from '#resources';
import type { Collection } from '../collection/collection.js';
import { CollectionLoader } from '../collection/collection.loader.js';
import {
  AddSectionPayloadType,
  CollectionPayloadType,
  CollectionType,
} from '../collection/collection.type.js';
import {
  AddItemInput,
  AddSectionInput,
  AnnotateItemInput,
  KeepResourceInput,
  LinkItemsInput,
  MoveItemInput,
  MoveSectionInput,
  UnkeepResourceInput,
  UnlinkItemsInput,
  UpdateSectionInput,
} from './item.input.js';
import { ItemOrderService } from './item-order.service.js';
import { ItemService } from './item.service.js';
import {
  ItemChangeType,
  ItemPayloadType,
  ItemType,
  KeepResourcePayloadType,
  UnkeepResourcePayloadType,
} from './item.type.js';
import type { Item } from './item.js';
import { KeepService } from './keep.service.js';

/** What a collection holds: adding, saying why, taking out. */
@Resolver()
export class ItemResolver {
  constructor(
    private readonly items: ItemService,
    private readonly kept: KeepService,
    private readonly loader: CollectionLoader,
  ) {}

  @Query(() => ItemType, {
    nullable: true,
    description: 'For whoever may read its collection without a key.',
  })
  async collectionItem(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<Item | null> {
    const found = await this.items.findReadable(context.actor, id);
    if (!found) return null;
    this.loader.prime(found.held.collection, found.held.role, context);
    return found.item;
  }

  @Mutation(() => KeepResourcePayloadType, { description: 'Kept twice is kept once.' })
  async keepResource(@CurrentActor() actor: Actor, @Args('input') input: KeepResourceInput) {
    const { collection, resource } = await this.kept.keep(actor, {
      resource: input.resource,
      collection: input.collection ?? null,
    });
    return { collection, resource, userErrors: [] };
  }

  @Mutation(() => UnkeepResourcePayloadType, { description: 'What is not there is not there.' })
  async unkeepResource(@CurrentActor() actor: Actor, @Args('input') input: UnkeepResourceInput) {
    return { resource: await this.kept.unkeep(actor, input), userErrors: [] };
  }

  @Mutation(() => ItemPayloadType, { description: 'At the end of a section. Nobody’s consent is asked.' })
  async addItem(
    @CurrentActor() actor: Actor,
    @Args('input') { collection, resource, section, ...said }: AddItemInput,
  ) {
    const item = await this.items.add(actor, { collection, resource, section: section ?? null }, said);
    return { item, userErrors: [] };
  }

  @Mutation(() => ItemPayloadType)
  async annotateItem(@CurrentActor() actor: Actor, @Args('input') { id, ...changes }: AnnotateItemInput) {
    return { item: await this.items.annotate(actor, id, changes), userErrors: [] };
  }

  @Mutation(() => ItemPayloadType, { description: 'A curator has looked at what changed.' })
  async seeItem(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { item: await this.items.see(actor, id), userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType)
  async removeItem(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { collection: await this.items.remove(actor, id), userErrors: [] };
  }
}

/** In which order things stand. */
@Resolver()
export class ItemOrderResolver {
  constructor(private readonly order: ItemOrderService) {}

  @Mutation(() => ItemPayloadType, {
    description: 'Made on the order as it is by then: two who move at once lose nothing.',
  })
  async moveItem(@CurrentActor() actor: Actor, @Args('input') { id, ...place }: MoveItemInput) {
    const { direction = null, after = null, section = null } = place;
    return { item: await this.order.moveItem(actor, id, { direction, after, section }), userErrors: [] };
  }

  @Mutation(() => ItemPayloadType, { description: 'A step of a pathway; never in a circle.' })
  async linkItems(@CurrentActor() actor: Actor, @Args('input') { id, before }: LinkItemsInput) {
    return { item: await this.order.linkItems(actor, id, before), userErrors: [] };
  }

  @Mutation(() => ItemPayloadType)
  async unlinkItems(@CurrentActor() actor: Actor, @Args('input') { id, before }: UnlinkItemsInput) {
    return { item: await this.order.unlinkItems(actor, id, before), userErrors: [] };
  }

  @Mutation(() => AddSectionPayloadType, { description: 'After the others.' })
  async addSection(
    @CurrentActor() actor: Actor,
    @Args('input') { collection, title, note }: AddSectionInput,
  ) {
    const section = { title, note: note ?? '' };
    return { ...(await this.order.addSection(actor, collection, section)), userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType)
  async updateSection(@CurrentActor() actor: Actor, @Args('input') { id, title, note }: UpdateSectionInput) {
    const section = { title, ...(note == null ? {} : { note }) };
    return { collection: await this.order.updateSection(actor, id, section), userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType)
  async moveSection(@CurrentActor() actor: Actor, @Args('input') { id, direction }: MoveSectionInput) {
    return { collection: await this.order.moveSection(actor, id, direction), userErrors: [] };
  }

  @Mutation(() => CollectionPayloadType, { description: 'What it held stays in the collection.' })
  async removeSection(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { collection: await this.order.removeSection(actor, id), userErrors: [] };
  }
}

@Resolver(() => ItemType)
export class ItemPartsResolver {
  constructor(
    private readonly loader: CollectionLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => ResourceType, {
    description: 'As it is now: withdrawn or hidden, it keeps its place and says so.',
  })
  resource(@Parent() { resourceId }: Item, @Context() context: GraphqlContext): Promise<Resource | null> {
    return this.resources.resource(context).load(resourceId);
  }

  @ResolveField(() => CollectionType)
  collection(
    @Parent() { collectionId }: Item,
    @Context() context: GraphqlContext,
  ): Promise<Collection | null> {
    return this.loader.collection(context).load(collectionId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'As it is called in the version that is shown; null while it is hidden.',
  })
  title(@Parent() { id }: Item, @Context() context: GraphqlContext): Promise<string | null> {
    return this.loader.title(context).load(id);
  }

  @ResolveField(() => VersionType, {
    nullable: true,
    description: 'The version that it is pinned to, or the newest; null when nobody may read it any more.',
  })
  async version(@Parent() { resourceId, pinnedVersion }: Item, @Context() context: GraphqlContext) {
    const resource = await this.resources.resource(context).load(resourceId);
    if (!resource?.isReadable) return null;
    if (pinnedVersion === null) return this.resources.latest(context).load(resourceId);
    const all = await this.resources.versionsOf(context).load(resourceId);
    return all?.find(({ number }) => number === pinnedVersion) ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What the curators say to the territory of the collection; null where it has none.',
  })
  async localNote(@Parent() item: Item, @Context() context: GraphqlContext): Promise<string | null> {
    const collection = await this.loader.collection(context).load(item.collectionId);
    return collection?.territoryId == null || item.localNote === '' ? null : item.localNote;
  }

  @ResolveField(() => ItemChangeType, {
    nullable: true,
    description: 'What changed since a curator looked; for who works on the collection.',
  })
  async change(@Parent() item: Item, @Context() context: GraphqlContext): Promise<ItemChangeType | null> {
    if (!(await this.mayCurate(item, context))) return null;
    const resource = await this.resources.resource(context).load(item.resourceId);
    if (!resource?.isReadable || resource.latestVersion <= item.seenVersion) return null;
    return { seen: item.seenVersion, latest: resource.latestVersion };
  }

  @ResolveField(() => [ItemType], { description: 'In a pathway, those that come before it.' })
  async before(@Parent() { id }: Item, @Context() context: GraphqlContext): Promise<Item[]> {
    const before = (await this.loader.before(context).load(id)) ?? [];
    for (const { item, title } of before) this.loader.title(context).prime(item.id, title);
    return before.map(({ item }) => item);
  }

  private async mayCurate({ collectionId }: Item, context: GraphqlContext): Promise<boolean> {
    return context.actor.accountId !== null && (await this.loader.role(context).load(collectionId)) !== null;
  }
}
