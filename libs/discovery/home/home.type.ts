import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import { ResourceType } from '#resources';
import type { HomeGround, HomeReason } from './home-reason.js';

export enum HomeRowName {
  FOR_YOUR_LEVELS = 'niveaux',
  ADAPTED_FROM_YOURS = 'adaptees',
  AFTER_WHAT_YOU_KEPT = 'suites',
  TO_REVIEW_NEAR_YOU = 'pres',
  LATELY_REVIEWED = 'relues',
  NEW_BY_CYCLE = 'nouveautes',
}
registerEnumType(HomeRowName, { name: 'HomeRowName' });

export enum HomeGroundKind {
  RESOURCE = 'resource',
  ROUND = 'round',
  LEVEL = 'level',
  SUBJECT = 'subject',
  COLLECTION = 'collection',
  ITEM = 'item',
  TERRITORY = 'territory',
}
registerEnumType(HomeGroundKind, { name: 'HomeGroundKind' });

@ObjectType('HomeGround', { description: 'What a reason rests on.' })
export class HomeGroundType implements HomeGround {
  @Field(() => HomeGroundKind) kind: HomeGroundKind;
  @Field(() => ID) id: string;
}

@ObjectType('HomeReason')
export class HomeReasonType implements HomeReason {
  @Field(() => HomeRowName) kind: HomeRowName;
  @Field({ description: 'In French.' }) words: string;
  @Field(() => [HomeGroundType]) restsOn: HomeGroundType[];
}

@ObjectType('HomeCard')
export class HomeCardType {
  @Field(() => ResourceType) resource: ResourceType;
  @Field(() => HomeReasonType) reason: HomeReasonType;
}

@ObjectType('HomeRow')
export class HomeRowType {
  @Field(() => HomeRowName) id: HomeRowName;
  @Field() title: string;
  @Field({ description: 'Why these are here.' }) explanation: string;
  @Field({ description: 'Stands on what the caller said, wrote or kept; nobody else has it.' })
  personal: boolean;
  @Field(() => Int, { nullable: true, description: 'Null where nobody counts it.' }) totalCount:
    number | null;
  @Field({ description: 'Path of the page with all of them.' }) seeAll: string;
  @Field(() => [HomeCardType], {
    description:
      'Six at most, in the first three rows; the others have none. One of each family, one in five by newcomers.',
  })
  cards: HomeCardType[];
}

@ObjectType('HomeCardEdge')
class HomeCardEdgeType {
  @Field() cursor: string;
  @Field(() => HomeCardType) node: HomeCardType;
}

@ObjectType('HomeCardConnection')
export class HomeCardConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [HomeCardEdgeType]) edges: HomeCardEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}
