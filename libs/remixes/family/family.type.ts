import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import type { Relative } from './family.js';

/** Its licence, reasons, sources, resource and address are the resolver's. */
@ObjectType('Relative', {
  description:
    'Another resource of the family, once, at the version that ties it; or a work from outside. What was withdrawn or hidden keeps its credit, and nothing else.',
})
export class RelativeType implements Pick<
  Relative,
  'id' | 'number' | 'title' | 'publishedAt' | 'whatChanged' | 'depth'
> {
  @Field(() => ID) id: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Of the version: the newest one of a descendant, the pinned one of an ancestor.',
  })
  number: number | null;
  @Field() title: string;
  @Field(() => [String], { description: 'Empty when nobody is named, or asked not to be.' })
  authors: string[];
  @Field(() => GraphQLISODateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What it changes in its sources.' })
  whatChanged: string | null;
  @Field(() => Int, { description: 'Steps from the resource that was asked about.' }) depth: number;
  @Field(() => [ID], {
    description:
      'Its ties one step nearer to that resource: the adaptations made from an ancestor, the sources of a descendant. A tree shows it under the first.',
  })
  nearer: string[];
}

@ObjectType('RelativeEdge')
export class RelativeEdgeType {
  @Field() cursor: string;
  @Field(() => RelativeType) node: RelativeType;
}

@ObjectType('RelativeConnection')
export class RelativeConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [RelativeType], {
    description:
      'What stands between the resource and the first of these, from the resource on; of a deep one the last twenty.',
  })
  line: RelativeType[];
  @Field(() => [RelativeEdgeType]) edges: RelativeEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** Both directions are the resolver's. */
@ObjectType('Lineage', { description: 'Where a resource comes from, and what was made of it.' })
export class LineageType {
  @Field(() => ID, { description: 'Of the resource.' }) id: string;
}

/** Its resource is the resolver's. */
@ObjectType('AdaptationEdge')
export class AdaptationEdgeType {
  @Field() cursor: string;
}

@ObjectType('AdaptationConnection')
export class AdaptationConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [AdaptationEdgeType]) edges: AdaptationEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}
