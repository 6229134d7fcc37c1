import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import { CollectionVisibilityName } from '../collection/collection.type.js';
import type { CollectionEvent } from './journal.repository.js';

/** The resolver adds who, and about what. */
@ObjectType('CollectionEvent', {
  description: 'One thing that was done to a collection, as the audit log has it.',
})
export class CollectionEventType implements Pick<CollectionEvent, 'at' | 'verb'> {
  @Field(() => GraphQLISODateTime) at: Date;
  @Field({ description: 'As it is recorded, as in « collection.add ».' }) verb: string;
  @Field(() => CollectionVisibilityName, {
    nullable: true,
    description: 'Where it changed who sees it: who does since.',
  })
  visibility: CollectionVisibilityName | null;
}

@ObjectType('CollectionEventEdge')
export class CollectionEventEdgeType {
  @Field() cursor: string;
  @Field(() => CollectionEventType) node: CollectionEventType;
}

@ObjectType('CollectionEventConnection')
export class CollectionEventConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [CollectionEventEdgeType]) edges: CollectionEventEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}
