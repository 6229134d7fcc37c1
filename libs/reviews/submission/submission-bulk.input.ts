import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, MaxLength } from 'class-validator';
import { TreatmentName } from './submission-bulk.type.js';

const idTooLong = { message: 'Identifiant trop long.' };

@InputType('TreatSubmissionsInput')
export class TreatSubmissionsInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID, { description: 'Id or slug of the campaign.' })
  campaign: string;
  @ArrayMaxSize(100, { message: 'Au plus 100 ressources à la fois.' })
  @MaxLength(200, { each: true, ...idTooLong })
  @Field(() => [ID], { description: 'Of its submissions, 100 at most.' })
  ids: string[];
  @IsEnum(TreatmentName, { message: 'Choisissez ce que vous voulez en faire.' })
  @Field(() => TreatmentName)
  treatment: TreatmentName;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, {
    nullable: true,
    description: 'With DECLINE: the same for all, their authors read it.',
  })
  reason?: string | null;
}
