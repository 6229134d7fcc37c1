import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ResourceType } from '#resources';
import { PageInfoType } from '#platform/graphql';

export enum ResourceSort {
  RELEVANCE = 'RELEVANCE',
  NEWEST = 'NEWEST',
}
registerEnumType(ResourceSort, { name: 'ResourceSort' });

export enum FacetName {
  LEVELS = 'LEVELS',
  SUBJECTS = 'SUBJECTS',
  TYPES = 'TYPES',
  PERMISSIONS = 'PERMISSIONS',
  FORMATS = 'FORMATS',
  LANGUAGES = 'LANGUAGES',
  DURATIONS = 'DURATIONS',
  EQUIPMENT = 'EQUIPMENT',
}
registerEnumType(FacetName, { name: 'FacetName' });

@ObjectType('FacetValue')
export class FacetValueType {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field(() => Int) count: number;
  @Field() selected: boolean;
  @Field(() => ID, { nullable: true }) parentId: string | null;
  @Field(() => Int) depth: number;
}

@ObjectType('Facet')
export class FacetType {
  @Field(() => FacetName) name: FacetName;
  @Field() label: string;
  @Field(() => [FacetValueType]) values: FacetValueType[];
}

@ObjectType('Fragment', { description: 'Pieces of text; the marked ones matched.' })
export class FragmentType {
  @Field() text: string;
  @Field() marked: boolean;
}

@ObjectType('Highlight')
export class HighlightType {
  @Field(() => [FragmentType]) title: FragmentType[];
  @Field(() => [FragmentType]) snippet: FragmentType[];
}

@ObjectType('ResourceEdge')
export class ResourceEdgeType {
  @Field() cursor: string;
  @Field(() => ResourceType) node: ResourceType;
  @Field(() => HighlightType) highlight: HighlightType;
}

@ObjectType('Correction')
export class CorrectionType {
  @Field() typed: string;
  @Field() used: string;
}

@ObjectType('AppliedFilter')
export class AppliedFilterType {
  @Field(() => [ID]) levels: string[];
  @Field(() => [ID]) subjects: string[];
  @Field(() => [ID]) types: string[];
  @Field(() => [ID]) permissions: string[];
  @Field(() => [ID]) formats: string[];
  @Field(() => [ID]) languages: string[];
  @Field(() => [ID]) durations: string[];
  @Field(() => [ID]) equipment: string[];
}

@ObjectType('WayOut', { description: 'What dropping one filter, or some words, would find.' })
export class WayOutType {
  @Field() label: string;
  @Field(() => Int) count: number;
  @Field() text: string;
  @Field(() => AppliedFilterType) filter: AppliedFilterType;
}

@ObjectType('ResourceConnection')
export class ResourceConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ResourceEdgeType]) edges: ResourceEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
  @Field(() => Int) page: number;
  @Field(() => Int) pageCount: number;
  @Field(() => [FacetType]) facets: FacetType[];
  @Field(() => [CorrectionType]) corrections: CorrectionType[];
  @Field(() => [WayOutType]) waysOut: WayOutType[];
}

@ObjectType('HomeRow')
export class HomeRowType {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() explanation: string;
  @Field(() => Int) totalCount: number;
  @Field() seeAll: string;
  @Field(() => [ResourceType]) resources: ResourceType[];
}
