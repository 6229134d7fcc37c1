import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { WholeLicence } from '../item/whole-licence.js';
import type { CoverWork, NamedCurator } from './collection-facts.repository.js';
import type { Collection } from './collection.js';

export enum CollectionVisibilityName {
  PRIVATE = 'private',
  LINK = 'link',
  PUBLIC = 'public',
}
registerEnumType(CollectionVisibilityName, {
  name: 'CollectionVisibility',
  description: 'LINK: read by whoever has its secret address, listed nowhere.',
});

export enum CuratorRoleName {
  OWNER = 'owner',
  CURATOR = 'curator',
}
registerEnumType(CuratorRoleName, {
  name: 'CuratorRole',
  description: 'OWNER: also decides who sees it and who works on it.',
});

@ObjectType('CollectionPermissions', {
  description: 'What the caller may do now, from the same policy as the server’s own checks.',
})
export class CollectionPermissionsType {
  @Field({ description: 'Works on what it holds and says.' }) curate: boolean;
  @Field({ description: 'Decides who sees it and who works on it.' }) own: boolean;
  @Field() delete: boolean;
  @Field() leave: boolean;
  @Field() copy: boolean;
  @Field({ description: 'Proposes a resource for it, which its curators accept or not.' }) propose: boolean;
}

@ObjectType('Curator')
export class CuratorType implements NamedCurator {
  @Field(() => CuratorRoleName) role: CuratorRoleName;
  @Field() name: string;
  @Field({ description: 'Of her page.' }) slug: string;
}

/** The resolver adds its terms. */
@ObjectType('CollectionCover', { description: 'What the cover of a resource is drawn from.' })
export class CollectionCoverType implements Pick<CoverWork, 'id'> {
  @Field(() => ID, { description: 'Of the resource.' }) id: string;
}

@ObjectType('CollectionSection', { description: 'A part of a collection, under a heading.' })
export class SectionType {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field({ description: 'A word on this part; may be empty.' }) note: string;
  @Field(() => Int, { description: 'How many items it holds, without what a search finds for it.' })
  itemCount: number;
}

@ObjectType('CollectionLicences', {
  description: 'What may be done with all of it together; each resource keeps its own.',
})
export class CollectionLicencesType implements WholeLicence {
  @Field({ description: 'For people.' }) words: string;
  @Field({ description: 'Whether nothing of it forbids to sell it.' }) mayBeSold: boolean;
}

/** The resolvers add its terms, territory, curators and what it holds. */
@ObjectType('Collection', {
  description: 'Resources of anybody, gathered for a reason. It refers to them and copies nothing.',
})
export class CollectionType implements Pick<
  Collection,
  'id' | 'slug' | 'title' | 'why' | 'createdAt' | 'updatedAt' | 'copiedCredit'
> {
  @Field(() => ID) id: string;
  @Field({ description: 'Of its address; frozen.' }) slug: string;
  @Field() title: string;
  @Field({ description: 'What it is for, in words.' }) why: string;
  @Field(() => CollectionVisibilityName) visibility: CollectionVisibilityName;
  @Field(() => String, {
    nullable: true,
    description: 'Title and curators of the collection that it was copied from, as they were.',
  })
  copiedCredit: string | null;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { description: 'The last change of what it says or holds.' })
  updatedAt: Date;
}

@ObjectType('CollectionEdge')
export class CollectionEdgeType {
  @Field() cursor: string;
  @Field(() => CollectionType) node: CollectionType;
}

@ObjectType('CollectionConnection')
export class CollectionConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [CollectionEdgeType]) edges: CollectionEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** What each change of a collection answers. */
@ObjectType('CollectionPayload')
export class CollectionPayloadType {
  @Field(() => CollectionType, { nullable: true }) collection: CollectionType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('AddSectionPayload')
export class AddSectionPayloadType extends CollectionPayloadType {
  @Field(() => SectionType, { nullable: true }) section: SectionType | null;
}

@ObjectType('DeleteCollectionPayload')
export class DeleteCollectionPayloadType {
  @Field(() => ID, { nullable: true }) deletedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
