import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import { ResourceType } from '#resources';
import { CollectionType } from '../collection/collection.type.js';
import type { Item } from './item.js';

export enum DirectionName {
  UP = 'up',
  DOWN = 'down',
  FIRST = 'first',
  LAST = 'last',
}
registerEnumType(DirectionName, {
  name: 'ItemMove',
  description: 'One step, or as far as it goes; at that end already, it stays.',
});

/** The resolver adds its resource, section and what comes before it. */
@ObjectType('CollectionItem', {
  description: 'A resource in a collection, with what its curators say of it.',
})
export class ItemType implements Pick<Item, 'id' | 'note' | 'addedAt' | 'sectionId' | 'pinnedVersion'> {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true, description: 'Null: before all sections.' }) sectionId: string | null;
  @Field({ description: '« Pourquoi, comment, avec qui »; may be empty.' }) note: string;
  @Field(() => Int, { nullable: true, description: 'Null: it follows the newest version.' })
  pinnedVersion: number | null;
  @Field(() => GraphQLISODateTime) addedAt: Date;
}

@ObjectType('CollectionItemEdge')
export class ItemEdgeType {
  @Field() cursor: string;
  @Field(() => ItemType) node: ItemType;
}

@ObjectType('CollectionItemConnection')
export class ItemConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ItemEdgeType]) edges: ItemEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('ItemChange', { description: 'What it refers to has a newer version than a curator looked at.' })
export class ItemChangeType {
  @Field(() => Int) seen: number;
  @Field(() => Int) latest: number;
}

@ObjectType('UnkeepResourcePayload')
export class UnkeepResourcePayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ItemPayload')
export class ItemPayloadType {
  @Field(() => ItemType, { nullable: true }) item: ItemType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('KeepResourcePayload')
export class KeepResourcePayloadType {
  @Field(() => CollectionType, { nullable: true, description: 'Where it is kept.' })
  collection: CollectionType | null;
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
