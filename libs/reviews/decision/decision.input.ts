import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { OutcomeName } from './decision.type.js';

const tooLong = (most: string) => ({ message: `Au plus ${most} caractères.` });

@InputType('DecidedGradeInput')
export class DecidedGradeInput {
  @MaxLength(60, tooLong('60'))
  @Field({ description: 'Key of the criterion.' })
  criterion: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, {
    nullable: true,
    description: 'Place of a level, 1 for the best; null: « sans objet ».',
  })
  grade?: number | null;
}

@InputType('DecideSubmissionInput')
export class DecideSubmissionInput {
  @MaxLength(200, tooLong('200'))
  @Field(() => ID, { description: 'Of the submission; its newest round is decided.' })
  id: string;
  @IsEnum(OutcomeName, { message: 'Choisissez un label.' })
  @Field(() => OutcomeName)
  outcome: OutcomeName;
  @MaxLength(4000, tooLong('4 000'))
  @Field({ description: 'Why: what the authors read first, and public with the label.' })
  reason: string;
  @ArrayMaxSize(20, { message: 'Au plus 20 critères.' })
  @ValidateNested({ each: true })
  @Type(() => DecidedGradeInput)
  @Field(() => [DecidedGradeInput], { description: 'One for each criterion of the rubric.' })
  grades: DecidedGradeInput[];
  @IsOptional()
  @ArrayMaxSize(10, { message: 'Au plus 10 actions.' })
  @MaxLength(500, { each: true, ...tooLong('500') })
  @Field(() => [String], { nullable: true, description: 'What to do; three at least with REWORK.' })
  actions?: string[] | null;
  @IsOptional()
  @MaxLength(200, tooLong('200'))
  @Field(() => String, { nullable: true, description: 'Slug of somebody who offers to help, with REWORK.' })
  mentor?: string | null;
}

@InputType('AnswerRemarkInput')
export class AnswerRemarkInput {
  @MaxLength(200, tooLong('200'))
  @Field(() => ID, { description: 'Of the remark.' })
  id: string;
  @MaxLength(2000, tooLong('2 000'))
  @Field()
  words: string;
}
