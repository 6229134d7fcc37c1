import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import type { ReadPassage } from './reviewed-work.repository.js';

@ObjectType('ReviewedPassage', { description: 'A passage as it is read: its number is where remarks point.' })
export class ReviewedPassageType implements Pick<ReadPassage, 'number' | 'part' | 'kind' | 'text' | 'isNew'> {
  @Field(() => Int) number: number;
  @Field({ description: 'Name of the file, its number where one reads blind, or « texte ».' }) part: string;
  @Field({ description: 'heading, paragraph, list-item, table, code, formula, page or link.' }) kind: string;
  @Field() text: string;
  @Field({ description: 'False where the round before read the same words.' }) isNew: boolean;
}

@ObjectType('ReviewedPassageEdge')
export class ReviewedPassageEdgeType {
  @Field() cursor: string;
  @Field(() => ReviewedPassageType) node: ReviewedPassageType;
}

@ObjectType('ReviewedPassageConnection')
export class ReviewedPassageConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ReviewedPassageEdgeType]) edges: ReviewedPassageEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds its description, its passages, and its version where the campaign is not double-blind. */
@ObjectType('ReviewedWork', {
  description:
    'What a round reads, as it was when the round was opened. In a double-blind campaign it names nobody.',
})
export class ReviewedWorkType {
  @Field(() => Int, { description: 'Of the round: from the second on, passages tell what is new.' })
  round: number;
}
