import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { rubricLimits } from './rubric-fields.js';

const tooLong = { message: 'Identifiant trop long.' };
const signs = (count: number) => ({ message: `Au plus ${count} signes.` });

@InputType('RubricLevelInput')
export class RubricLevelInput {
  @MaxLength(rubricLimits.levelLabel, signs(rubricLimits.levelLabel))
  @Field()
  label: string;
  @MaxLength(rubricLimits.levelDescription, signs(rubricLimits.levelDescription))
  @Field()
  description: string;
}

@InputType('CriterionOriginInput')
export class CriterionOriginInput {
  @MaxLength(rubricLimits.origin, signs(rubricLimits.origin))
  @Field()
  label: string;
  @IsOptional()
  @MaxLength(rubricLimits.url, signs(rubricLimits.url))
  @Field(() => String, { nullable: true, defaultValue: null })
  url: string | null;
}

@InputType('CriterionInput')
export class CriterionInput {
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'None: a new criterion, which gets one.' })
  key?: string | null;
  @MaxLength(rubricLimits.question, signs(rubricLimits.question))
  @Field()
  question: string;
  @MaxLength(rubricLimits.guidance, signs(rubricLimits.guidance))
  @Field()
  guidance: string;
  @ArrayMaxSize(rubricLimits.levels.most, { message: `Au plus ${rubricLimits.levels.most} réponses.` })
  @ValidateNested({ each: true })
  @Type(() => RubricLevelInput)
  @Field(() => [RubricLevelInput], { description: 'From best to weakest, 3 to 5.' })
  levels: RubricLevelInput[];
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int)
  weight: number;
  @IsBoolean({ message: 'Oui ou non est attendu.' })
  @Field()
  mayNotApply: boolean;
  @ValidateNested()
  @Type(() => CriterionOriginInput)
  @Field(() => CriterionOriginInput)
  origin: CriterionOriginInput;
}

@InputType('CreateRubricInput')
export class CreateRubricInput {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'The version that it begins as.' })
  copyOf: string;
  @MaxLength(rubricLimits.title, signs(rubricLimits.title))
  @Field()
  title: string;
}

@InputType('SaveRubricInput')
export class SaveRubricInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(200, tooLong)
  @Field({ description: 'As last read.' })
  revision: string;
  @MaxLength(rubricLimits.title, signs(rubricLimits.title))
  @Field()
  title: string;
  @ArrayMaxSize(rubricLimits.criteria.most, { message: `Au plus ${rubricLimits.criteria.most} critères.` })
  @ValidateNested({ each: true })
  @Type(() => CriterionInput)
  @Field(() => [CriterionInput], { description: 'All of them, in their order.' })
  criteria: CriterionInput[];
}
