import { Field, Int, ObjectType } from '@nestjs/graphql';
import { TermType } from '#identity';
import type { Gap } from './aisle.js';

@ObjectType('TeachingSource', { description: 'The text of law that fixes what is taught.' })
export class TeachingSourceType {
  @Field() title: string;
  @Field({ description: 'Its number in the Journal officiel.' }) nor: string;
}

@ObjectType('Gap', { description: 'Taught, and fewer than three resources published.' })
export class GapType implements Pick<Gap, 'count' | 'source'> {
  @Field(() => TermType) level: TermType;
  @Field(() => TermType) subject: TermType;
  @Field(() => Int) count: number;
  @Field(() => TeachingSourceType) source: TeachingSourceType;
}

/** Its filter, resources and gaps are the resolver's. */
@ObjectType('Aisle', {
  description: 'All that is published under a level or a subject, and what is missing there.',
})
export class AisleType {
  @Field(() => TermType) term: TermType;
}
