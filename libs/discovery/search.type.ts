import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import type { Fragment } from '#platform/search-engine';
import { ResourceType } from '#resources';
import type { Facet, FacetValue } from './facet.js';
import type { FilterName } from './query.js';
import type { FoundPage, FoundResource } from './search.service.js';

export enum ResourceSort {
  RELEVANCE = 'relevance',
  NEWEST = 'newest',
}
registerEnumType(ResourceSort, { name: 'ResourceSort' });

export enum FacetName {
  LEVELS = 'levels',
  SUBJECTS = 'subjects',
  TYPES = 'types',
  PERMISSIONS = 'permissions',
  FORMATS = 'formats',
  LANGUAGES = 'languages',
  DURATIONS = 'durations',
  EQUIPMENT = 'equipment',
  GROUPINGS = 'groupings',
  PLACES = 'places',
  PRINTING = 'printing',
  DOUBLE_LEVELS = 'doubleLevels',
  REVIEW = 'review',
}
registerEnumType(FacetName, { name: 'FacetName' });

@ObjectType('FacetValue')
export class FacetValueType implements FacetValue {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field(() => Int, { description: 'Resources found if this were chosen, the other facets as they are.' })
  count: number;
  @Field() selected: boolean;
  @Field(() => ID, { nullable: true }) parentId: string | null;
  @Field(() => Int, { description: '0 at the top; levels only go deeper.' }) depth: number;
}

@ObjectType('Facet', { description: 'All its values: levels in school order, the others by count.' })
export class FacetType implements Pick<Facet, 'label' | 'values'> {
  @Field(() => FacetName) name: FacetName;
  @Field() label: string;
  @Field(() => [FacetValueType]) values: FacetValueType[];
}

@ObjectType('Fragment', { description: 'Pieces of text; the marked ones matched.' })
export class FragmentType implements Fragment {
  @Field() text: string;
  @Field() marked: boolean;
}

@ObjectType('Highlight')
export class HighlightType {
  @Field(() => [FragmentType]) title: FragmentType[];
  @Field(() => [FragmentType]) snippet: FragmentType[];
}

@ObjectType('ResourceEdge')
export class ResourceEdgeType implements Pick<FoundResource, 'cursor' | 'highlight' | 'relatives'> {
  @Field() cursor: string;
  @Field(() => ResourceType) node: ResourceType;
  @Field(() => HighlightType) highlight: HighlightType;
  @Field(() => Int, {
    description: 'A search shows one resource of a family, its best: how many others of it are published.',
  })
  relatives: number;
}

@ObjectType('Correction', { description: 'A word that nothing holds, and what was searched in its place.' })
export class CorrectionType {
  @Field() typed: string;
  @Field() used: string;
}

@ObjectType('AppliedFilter')
export class AppliedFilterType implements Record<FilterName, string[]> {
  @Field(() => [ID]) levels: string[];
  @Field(() => [ID]) subjects: string[];
  @Field(() => [ID]) types: string[];
  @Field(() => [ID]) permissions: string[];
  @Field(() => [ID]) formats: string[];
  @Field(() => [ID]) languages: string[];
  @Field(() => [ID]) durations: string[];
  @Field(() => [ID]) equipment: string[];
  @Field(() => [ID]) groupings: string[];
  @Field(() => [ID]) places: string[];
  @Field(() => [ID]) printing: string[];
  @Field(() => [ID]) doubleLevels: string[];
  @Field(() => [String]) after: string[];
  @Field(() => [String]) before: string[];
  @Field(() => [ID]) review: string[];
}

/** Its whole filter is the resolver's. */
@ObjectType('WayOut', { description: 'What dropping one filter, or some words, would find.' })
export class WayOutType implements Pick<FoundPage['waysOut'][number], 'label' | 'text' | 'count'> {
  @Field() label: string;
  @Field(() => Int) count: number;
  @Field() text: string;
}

@ObjectType('ResourceConnection')
export class ResourceConnectionType implements Pick<
  FoundPage,
  'totalCount' | 'pageInfo' | 'page' | 'pageCount' | 'corrections'
> {
  @Field(() => Int) totalCount: number;
  @Field(() => [ResourceEdgeType]) edges: ResourceEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
  @Field(() => Int) page: number;
  @Field(() => Int) pageCount: number;
  @Field(() => [FacetType]) facets: FacetType[];
  @Field(() => [CorrectionType]) corrections: CorrectionType[];
  @Field(() => [ResourceEdgeType], {
    description: 'On the first page of a short answer: resources on the same subject, outside the counts.',
  })
  related: ResourceEdgeType[];
  @Field(() => [WayOutType], { description: 'Only when nothing is found.' }) waysOut: WayOutType[];
}
