import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, MaxLength, ValidateNested } from 'class-validator';
import { CriterionAnswerInput } from '../review/review.input.js';

const tooLong = { message: 'Identifiant trop long.' };

@InputType('AddExemplarInput')
export class AddExemplarInput {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'Id or slug of the campaign.' })
  campaign: string;
  @MaxLength(500, { message: 'Adresse trop longue.' })
  @Field({ description: 'Slug, id or short code of a published resource, or the address of its page.' })
  resource: string;
}

@InputType('GradeExemplarInput')
export class GradeExemplarInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @ArrayMaxSize(20, { message: 'Au plus 20 critères.' })
  @ValidateNested({ each: true })
  @Type(() => CriterionAnswerInput)
  @Field(() => [CriterionAnswerInput], { description: 'One for each criterion of the campaign’s rubric.' })
  answers: CriterionAnswerInput[];
}
