import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { FileRole } from '../file/file.type.js';

export enum MoveDirection {
  UP = 'UP',
  DOWN = 'DOWN',
}
registerEnumType(MoveDirection, { name: 'MoveDirection' });

@InputType('CreateDraftInput')
export class CreateDraftInput {
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  title?: string | null;
  @IsOptional()
  @MaxLength(400_000, { message: 'Au plus 400 000 caractères.' })
  @Field(() => String, { nullable: true })
  text?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  linkUrl?: string | null;
}

@InputType('RightsAnswersInput')
export class RightsAnswersInput {
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  own?: boolean | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  others?: boolean | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  ai?: boolean | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  attested?: boolean | null;
}

@InputType('UpdateDraftInput', {
  description: 'Only the fields given are changed; revision is the one last read.',
})
export class UpdateDraftInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int)
  revision: number;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  title?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  summary?: string | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [String], { nullable: true })
  keywords?: string[] | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  language?: string | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  levels?: string[] | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  allLevels?: boolean | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  subjects?: string[] | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  crossCurricular?: boolean | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  types?: string[] | null;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true })
  durationMinutes?: number | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  groupSize?: string | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  equipment?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  themes?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  place?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  audience?: string[] | null;
  @IsOptional()
  @MaxLength(4000, { message: 'Au plus 4 000 caractères.' })
  @Field(() => String, { nullable: true })
  objectives?: string | null;
  @IsOptional()
  @MaxLength(4000, { message: 'Au plus 4 000 caractères.' })
  @Field(() => String, { nullable: true })
  prerequisites?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  ages?: string | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  multiLevel?: boolean | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  blackAndWhite?: boolean | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  copies?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  needs?: string | null;
  @IsOptional()
  @MaxLength(400_000, { message: 'Au plus 400 000 caractères.' })
  @Field(() => String, { nullable: true })
  text?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  linkUrl?: string | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  licence?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => RightsAnswersInput)
  @Field(() => RightsAnswersInput, { nullable: true })
  rightsAnswers?: RightsAnswersInput | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  whatChanged?: string | null;
  @IsOptional()
  @ArrayMaxSize(12, { message: 'Au plus 12 valeurs.' })
  @Field(() => [ID], { nullable: true })
  adaptationReasons?: string[] | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  adaptationChanges?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  licenceChecked?: string | null;
}

@InputType('AttachFileInput')
export class AttachFileInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  uploadId: string;
  @IsOptional()
  @IsEnum(FileRole)
  @Field(() => FileRole, { nullable: true })
  role?: FileRole | null;
}

@InputType('UpdateFileInput')
export class UpdateFileInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsOptional()
  @IsEnum(FileRole)
  @Field(() => FileRole, { nullable: true })
  role?: FileRole | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  main?: boolean | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  licence?: string | null;
}

@InputType('MoveFileInput')
export class MoveFileInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsEnum(MoveDirection)
  @Field(() => MoveDirection)
  direction: MoveDirection;
}

@InputType('DraftItemInput')
export class DraftItemInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
}

@InputType('DeclarePartInput', { description: 'Something of somebody else inside the resource.' })
export class DeclarePartInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  title: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  author: string;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  sourceUrl?: string | null;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  licence: string;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  lastUpdate?: string | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Changed, or melted into the rest: its licence then counts like that of a source. As it is otherwise.',
  })
  reworked?: boolean | null;
}

@InputType('AskLicenceQuestionInput')
export class AskLicenceQuestionInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  question: string;
}

@InputType('AnswerLicenceQuestionInput')
export class AnswerLicenceQuestionInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  answer: string;
}
