import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TermType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { findTerm, levelLabel, type Term } from '#vocabulary';
import { ItemRepository } from '../item/item.repository.js';
import type { Item } from '../item/item.js';
import { ItemConnectionType, ItemType } from '../item/item.type.js';
import { wholeLicence, type WholeLicence } from '../item/whole-licence.js';
import type { Section } from '../item/section.js';
import { CollectionLoader } from './collection.loader.js';
import { collectionPolicy } from './collection.policy.js';
import {
  CollectionCoverType,
  CollectionLicencesType,
  CollectionPermissionsType,
  CollectionType,
  CuratorType,
  SectionType,
} from './collection.type.js';
import type { CoverWork, NamedCurator } from './collection-facts.repository.js';
import type { Collection } from './collection.js';

const first = { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 100.' } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => CollectionType)
export class CollectionPartsResolver {
  constructor(
    private readonly loader: CollectionLoader,
    private readonly itemRows: ItemRepository,
    private readonly origins: SiteOrigins,
  ) {}

  @ResolveField(() => String)
  url(@Parent() { slug }: Collection): string {
    return `${this.origins.pages}/c/${slug}`;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Its secret address, for who works on it, while it is shown by link.',
  })
  async secretUrl(
    @Parent() collection: Collection,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    if (collection.visibility !== 'link' || !(await this.can(collection, 'readWork', context))) return null;
    return `${this.origins.pages}/c/${collection.slug}?cle=${collection.linkKey}`;
  }

  @ResolveField(() => Boolean, { description: 'What the caller keeps for herself with « Garder ».' })
  isKept(@Parent() { keptBy }: Collection): boolean {
    return keptBy !== null;
  }

  @ResolveField(() => [TermType])
  levels(@Parent() { levels }: Collection): Term[] {
    return levels.flatMap((id) => findTerm('levels', id) ?? []);
  }

  @ResolveField(() => String, { description: 'Its levels in few words; empty without any.' })
  levelLabel(@Parent() { levels }: Collection): string {
    return levels.length === 0 ? '' : levelLabel(levels);
  }

  @ResolveField(() => [TermType])
  subjects(@Parent() { subjects }: Collection): Term[] {
    return subjects.flatMap((id) => findTerm('subjects', id) ?? []);
  }

  @ResolveField(() => [CuratorType], { description: 'The owner first.' })
  async curators(
    @Parent() { id }: Collection,
    @Context() context: GraphqlContext,
  ): Promise<readonly NamedCurator[]> {
    return (await this.loader.facts(context).load(id))?.curators ?? [];
  }

  @ResolveField(() => [SectionType], { description: 'In order; what has no section stands before them.' })
  async sections(@Parent() { id }: Collection, @Context() context: GraphqlContext): Promise<Section[]> {
    return (await this.loader.sections(context).load(id)) ?? [];
  }

  @ResolveField(() => Int, { description: 'How many resources it holds.' })
  async itemCount(@Parent() { id }: Collection, @Context() context: GraphqlContext): Promise<number> {
    return (await this.loader.facts(context).load(id))?.items ?? 0;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Of them, those with a newer version than a curator looked at; for who works on it.',
  })
  async changedCount(
    @Parent() collection: Collection,
    @Context() context: GraphqlContext,
  ): Promise<number | null> {
    if (!(await this.can(collection, 'readWork', context))) return null;
    return (await this.loader.facts(context).load(collection.id))?.changed ?? 0;
  }

  @ResolveField(() => [CollectionCoverType], {
    description: 'The first of it that anybody may read, four at most: its cover is made of theirs.',
  })
  async covers(
    @Parent() { id }: Collection,
    @Context() context: GraphqlContext,
  ): Promise<readonly CoverWork[]> {
    return (await this.loader.facts(context).load(id))?.covers ?? [];
  }

  @ResolveField(() => CollectionLicencesType, {
    nullable: true,
    description: 'Computed from the licences of what it holds; null while it holds nothing.',
  })
  async licences(
    @Parent() { id }: Collection,
    @Context() context: GraphqlContext,
  ): Promise<WholeLicence | null> {
    return wholeLicence((await this.loader.weights(context).load(id)) ?? []);
  }

  @ResolveField(() => ItemConnectionType, { description: 'In order, section by section.' })
  async items(
    @Parent() { id }: Collection,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after, most: 100 }, (slice) => this.itemRows.page(id, slice));
  }

  @ResolveField(() => [ItemType], {
    description: 'What was last put in it of what anybody may read, thirty at most: a feed tells of it.',
  })
  async lastAdded(@Parent() { id }: Collection, @Context() context: GraphqlContext): Promise<Item[]> {
    return (await this.loader.lastAdded(context).load(id)) ?? [];
  }

  @ResolveField(() => CollectionPermissionsType)
  async viewerCan(
    @Parent() collection: Collection,
    @Context() context: GraphqlContext,
  ): Promise<CollectionPermissionsType> {
    const access = await this.loader.accessTo(collection, context);
    const may = (action: 'curate' | 'own' | 'delete' | 'propose'): boolean =>
      collectionPolicy.can(context.actor, action, access);
    return {
      curate: may('curate'),
      own: may('own'),
      delete: may('delete'),
      leave: may('curate') && access.role === 'curator',
      copy: context.actor.accountId !== null && context.actor.mayWrite,
      propose: may('propose'),
    };
  }

  private async can(collection: Collection, action: 'readWork', context: GraphqlContext): Promise<boolean> {
    return collectionPolicy.can(context.actor, action, await this.loader.accessTo(collection, context));
  }
}

@Resolver(() => CollectionCoverType)
export class CollectionCoverResolver {
  @ResolveField(() => String)
  levelLabel(@Parent() { allLevels, levels }: CoverWork): string {
    return allLevels && levels.length === 0 ? 'Tous niveaux' : levelLabel([...levels]);
  }

  @ResolveField(() => [TermType])
  subjects(@Parent() { subjects }: CoverWork): Term[] {
    return subjects.flatMap((id) => findTerm('subjects', id) ?? []);
  }

  @ResolveField(() => [TermType])
  types(@Parent() { types }: CoverWork): Term[] {
    return types.flatMap((id) => findTerm('resource-types', id) ?? []);
  }
}
