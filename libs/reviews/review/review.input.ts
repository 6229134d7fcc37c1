import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { SignatureName, VerdictName } from './review.type.js';

const tooLong = (most: string) => ({ message: `Au plus ${most} caractères.` });
const onThePage = { message: 'Un endroit de la page se dit en millièmes, de 0 à 1000.' };
const whole = { message: 'Un nombre entier est attendu.' };

@InputType('CriterionAnswerInput')
export class CriterionAnswerInput {
  @MaxLength(60, tooLong('60'))
  @Field({ description: 'Key of the criterion.' })
  criterion: string;
  @IsOptional()
  @IsInt(whole)
  @Field(() => Int, {
    nullable: true,
    description: 'Place of a level, 1 for the best; null: not answered yet.',
  })
  grade?: number | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: '« Sans objet », where the criterion allows it.' })
  notApplicable?: boolean | null;
  @IsOptional()
  @MaxLength(2000, tooLong('2 000'))
  @Field(() => String, { nullable: true, description: 'What to change, concretely.' })
  note?: string | null;
}

@InputType('SaveReviewInput', { description: 'What is not given stays as it is.' })
export class SaveReviewInput {
  @MaxLength(200, tooLong('200'))
  @Field(() => ID, { description: 'Of the assignment, which is its review’s too.' })
  id: string;
  @IsInt(whole)
  @Field(() => Int, { description: 'As last read; 0 before the first save.' })
  revision: number;
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Au plus 20 critères.' })
  @ValidateNested({ each: true })
  @Type(() => CriterionAnswerInput)
  @Field(() => [CriterionAnswerInput], {
    nullable: true,
    description: 'All of them: they replace what was kept.',
  })
  answers?: CriterionAnswerInput[] | null;
  @IsOptional()
  @MaxLength(4000, tooLong('4 000'))
  @Field(() => String, { nullable: true })
  strengths?: string | null;
  @IsOptional()
  @Field(() => VerdictName, { nullable: true })
  verdict?: VerdictName | null;
  @IsOptional()
  @MaxLength(4000, tooLong('4 000'))
  @Field(() => String, { nullable: true, description: 'For the référent alone.' })
  privateNote?: string | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true })
  usedAi?: boolean | null;
  @IsOptional()
  @MaxLength(1000, tooLong('1 000'))
  @Field(() => String, { nullable: true })
  aiWords?: string | null;
  @IsOptional()
  @Field(() => SignatureName, { nullable: true })
  signature?: SignatureName | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true })
  mayBeShown?: boolean | null;
}

@InputType('AddRemarkInput', {
  description: 'On a passage by its number, on a page or a place of it, or on the whole.',
})
export class AddRemarkInput {
  @MaxLength(200, tooLong('200'))
  @Field(() => ID, { description: 'Of the review.' })
  reviewId: string;
  @IsOptional()
  @IsInt(whole)
  @Min(1, { message: 'Les passages sont numérotés à partir de 1.' })
  @Field(() => Int, { nullable: true, description: 'Number of a passage of the work.' })
  passage?: number | null;
  @IsOptional()
  @IsInt(whole)
  @Min(1, { message: 'Les pages sont numérotées à partir de 1.' })
  @Field(() => Int, { nullable: true })
  page?: number | null;
  @IsOptional()
  @IsInt(whole)
  @Min(1, { message: 'Les fichiers sont numérotés à partir de 1.' })
  @Field(() => Int, { nullable: true, description: 'Number of the file of the work that the page is in.' })
  file?: number | null;
  @IsOptional()
  @IsInt(whole)
  @Min(0, onThePage)
  @Max(1000, onThePage)
  @Field(() => Int, {
    nullable: true,
    description: 'Thousandths of the width of the page; with `y`, `page` and `file`, or not at all.',
  })
  x?: number | null;
  @IsOptional()
  @IsInt(whole)
  @Min(0, onThePage)
  @Max(1000, onThePage)
  @Field(() => Int, { nullable: true, description: 'Thousandths of its height.' })
  y?: number | null;
  @IsOptional()
  @MaxLength(1000, tooLong('1 000'))
  @Field(() => String, { nullable: true, description: 'The words that it is about.' })
  quote?: string | null;
  @MaxLength(4000, tooLong('4 000'))
  @Field()
  words: string;
  @IsOptional()
  @MaxLength(20_000, tooLong('20 000'))
  @Field(() => String, { nullable: true, description: 'What the whole passage could become.' })
  suggestion?: string | null;
  @IsOptional()
  @MaxLength(60, tooLong('60'))
  @Field(() => String, { nullable: true, description: 'Key of the criterion that it answers.' })
  criterion?: string | null;
}

@InputType('ChangeRemarkInput')
export class ChangeRemarkInput {
  @MaxLength(200, tooLong('200'))
  @Field(() => ID)
  id: string;
  @MaxLength(4000, tooLong('4 000'))
  @Field()
  words: string;
  @IsOptional()
  @MaxLength(20_000, tooLong('20 000'))
  @Field(() => String, { nullable: true })
  suggestion?: string | null;
}
