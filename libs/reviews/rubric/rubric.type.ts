import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { Criterion, CriterionOrigin, Rubric, RubricLevel } from './rubric.js';

@ObjectType('RubricLevel', { description: 'One answer to a criterion.' })
export class RubricLevelType implements RubricLevel {
  @Field() label: string;
  @Field({ description: 'What a reviewer sees when it is so.' }) description: string;
}

@ObjectType('CriterionOrigin', { description: 'Where a criterion comes from.' })
export class CriterionOriginType implements CriterionOrigin {
  @Field() label: string;
  @Field(() => String, { nullable: true }) url: string | null;
}

@ObjectType('Criterion', { description: 'One closed question about a resource.' })
export class CriterionType implements Criterion {
  @Field(() => ID, { description: 'The same in all versions of a rubric.' }) key: string;
  @Field() question: string;
  @Field() guidance: string;
  @Field(() => [RubricLevelType], { description: 'From best to weakest.' }) levels: RubricLevelType[];
  @Field(() => Int, { description: 'Among the others, 1 to 5.' }) weight: number;
  @Field({ description: 'Whether « sans objet » is an answer.' }) mayNotApply: boolean;
  @Field(() => CriterionOriginType) origin: CriterionOriginType;
}

/** The resolver adds what else there is to know. */
@ObjectType('Rubric', {
  description: 'One version of a rubric; once a campaign opened with it, it never changes.',
})
export class RubricType implements Pick<
  Rubric,
  'id' | 'rubricId' | 'number' | 'title' | 'criteria' | 'createdAt' | 'usedAt'
> {
  @Field(() => ID) id: string;
  @Field(() => ID, { description: 'The same for all its versions.' }) rubricId: string;
  @Field(() => Int) number: number;
  @Field() title: string;
  @Field(() => [CriterionType]) criteria: CriterionType[];
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When a campaign first opened with it.' })
  usedAt: Date | null;
}

@ObjectType('RubricPermissions', {
  description: 'What the caller may do now, from the same policy as the server’s own checks.',
})
export class RubricPermissionsType {
  @Field({ description: 'Begins another from it.' }) copy: boolean;
  @Field({ description: 'Changes it: in place, or as its next version where it served.' }) edit: boolean;
}

@ObjectType('RubricEdge')
export class RubricEdgeType {
  @Field() cursor: string;
  @Field(() => RubricType) node: RubricType;
}

@ObjectType('RubricConnection')
export class RubricConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [RubricEdgeType]) edges: RubricEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('CreateRubricPayload')
export class CreateRubricPayloadType {
  @Field(() => RubricType, { nullable: true }) rubric: RubricType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('SaveRubricPayload')
export class SaveRubricPayloadType extends CreateRubricPayloadType {}
