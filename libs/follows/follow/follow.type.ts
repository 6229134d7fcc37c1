import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { FollowStopping } from './follow-stop.service.js';
import type { Follow } from './follow.js';

export enum FollowKindName {
  PERSON = 'person',
  COLLECTION = 'collection',
  AISLE = 'aisle',
  SEARCH = 'search',
}
registerEnumType(FollowKindName, {
  name: 'FollowKind',
  description:
    'AISLE: what is published under a level, a subject, or both at once. SEARCH: asked once a day.',
});

/** The resolver adds what is followed, and when it was last told. */
@ObjectType('Follow', {
  description: 'That the caller wants to be told of what is new about something. Nobody else learns of it.',
})
export class FollowType implements Pick<Follow, 'id' | 'since'> {
  @Field(() => ID) id: string;
  @Field(() => FollowKindName) kind: FollowKindName;
  @Field(() => GraphQLISODateTime, { description: 'Nothing older is told.' }) since: Date;
}

@ObjectType('FollowEdge')
export class FollowEdgeType {
  @Field() cursor: string;
  @Field(() => FollowType) node: FollowType;
}

@ObjectType('FollowConnection')
export class FollowConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [FollowEdgeType]) edges: FollowEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('FollowPayload')
export class FollowPayloadType {
  @Field(() => FollowType, { nullable: true }) follow: FollowType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('UnfollowPayload')
export class UnfollowPayloadType {
  @Field(() => ID, { nullable: true }) unfollowedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('FollowStop', { description: 'What the stop link of one follow is about.' })
export class FollowStopType implements FollowStopping {
  @Field(() => String, { nullable: true, description: 'Null: it is not followed any more.' })
  name: string | null;
}

@ObjectType('StopFollowPayload')
export class StopFollowPayloadType {
  @Field(() => FollowStopType, { nullable: true }) stop: FollowStopType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
