import { Field, Int, ObjectType } from '@nestjs/graphql';
import { TermType } from '#identity';
import type { Term } from '#vocabulary';
import { CallType } from '../call/call.type.js';
import type { CoverageCounts } from './coverage.js';

@ObjectType('CoverageLine', {
  description:
    'What is taught in a class, and how many published resources that everybody may read there are.',
})
export class CoverageLineType implements CoverageCounts {
  @Field(() => TermType, { description: 'A class.' }) level: Term;
  @Field(() => TermType) subject: Term;
  @Field(() => Int) published: number;
  @Field(() => Int, { description: 'Of them, « relues » or « recommandées », without reservations.' })
  reviewed: number;
  @Field(() => Int, { description: 'Of them, those that were looked at and have no barrier.' })
  accessible: number;
  @Field(() => Int, { description: 'Of them, those adapted for a need of pupils.' }) adapted: number;
  @Field(() => CallType, { nullable: true, description: 'Open now, it asks for more of this.' })
  call: CallType | null;
}

@ObjectType('Coverage', { description: 'What there is of what is taught, class by class.' })
export class CoverageType {
  @Field(() => TermType) cycle: Term;
  @Field(() => [TermType], { description: 'Those that can be asked for.' }) cycles: Term[];
  @Field(() => TermType, { nullable: true, description: 'Nothing else is counted; null: all is.' })
  theme: Term | null;
  @Field(() => [TermType], { description: 'Those that can be asked for.' }) themes: Term[];
  @Field(() => [CoverageLineType], { description: 'In the order of school.' }) lines: CoverageLineType[];
}
