import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import { TerritoryType } from '#identity';
import type { Group } from './school-place.js';

@ObjectType('IndicatorGroup', { description: 'Levels or subjects that are counted together.' })
export class IndicatorGroupType implements Group {
  @Field(() => ID) id: string;
  @Field({ description: 'In French.' }) label: string;
}

@ObjectType('PlaceIndicators', {
  description:
    'Of one place, each number a multiple of 5 below the truth; null: too few to be said. Sums of parts are less than the whole.',
})
export class PlaceIndicatorsType {
  @Field(() => TerritoryType) territory: TerritoryType;
  @Field(() => Int, { nullable: true, description: 'Published, whose first author teaches there.' })
  resources: number | null;
  @Field(() => Int, { nullable: true, description: 'Declared as of there.' }) uses: number | null;
  @Field(() => Int, { nullable: true, description: 'Sent by who teaches there.' }) reviews: number | null;
}

@ObjectType('Indicators', { description: 'Of the territories of the caller’s mandates.' })
export class IndicatorsType {
  @Field({ description: 'What happened before this day, as « 2026-11-01 », is counted.' })
  before: string;
  @Field(() => [IndicatorGroupType]) stages: IndicatorGroupType[];
  @Field(() => [IndicatorGroupType]) subjects: IndicatorGroupType[];
  @Field(() => [PlaceIndicatorsType], { description: 'Hers, each before what lies directly in it.' })
  places: PlaceIndicatorsType[];
}

@ObjectType('UseCell', {
  description:
    'A piece of the open data of uses: at least so many at this place; null in a dimension: several too small to be told apart.',
})
export class UseCellType {
  @Field({ description: '« dep-01 », « ac-lyon »; « national » for several of these together.' })
  placeCode: string;
  @Field({ description: 'In French.' }) place: string;
  @Field(() => String, { nullable: true, description: 'In French.' }) stage: string | null;
  @Field(() => String, { nullable: true, description: 'In French.' }) subject: string | null;
  @Field(() => Int) atLeast: number;
}

@ObjectType('UseCellEdge')
export class UseCellEdgeType {
  @Field() cursor: string;
  @Field(() => UseCellType) node: UseCellType;
}

@ObjectType('UseCellConnection')
export class UseCellConnectionType {
  @Field({ description: 'What happened before this day is counted.' }) before: string;
  @Field(() => Int) totalCount: number;
  @Field(() => [UseCellEdgeType]) edges: UseCellEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}
