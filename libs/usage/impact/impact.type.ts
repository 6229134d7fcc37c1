import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import type { ImpactCounts } from './impact.repository.js';

@ObjectType('ImpactCounts', { description: 'What others made of something, since the beginning.' })
export class ImpactCountsType implements ImpactCounts {
  @Field(() => Int, { description: 'Published ones that stand on it.' }) adaptations: number;
  @Field(() => Int, { description: 'That hold it, and that everybody sees.' }) collections: number;
  @Field(() => Int, { description: 'Declared, exactly.' }) uses: number;
  @Field(() => Int, { description: 'Received, in rounds that are decided.' }) reviews: number;
}

/** The resolver adds the resource. */
@ObjectType('ResourceImpact', { description: 'What others made of one resource.' })
export class ResourceImpactType {
  @Field(() => ImpactCountsType) counts: ImpactCountsType;
}

@ObjectType('ResourceImpactEdge')
export class ResourceImpactEdgeType {
  @Field() cursor: string;
  @Field(() => ResourceImpactType) node: ResourceImpactType;
}

@ObjectType('ResourceImpactConnection')
export class ResourceImpactConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ResourceImpactEdgeType]) edges: ResourceImpactEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds the resources, one by one. */
@ObjectType('Impact', { description: 'Of all that the caller signs.' })
export class ImpactType {
  @Field(() => ImpactCountsType) totals: ImpactCountsType;
}
