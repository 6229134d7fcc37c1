import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, MaxLength } from 'class-validator';
import { FindingReason } from './finding.type.js';

@InputType('AnswerFindingInput')
export class AnswerFindingInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsEnum(FindingReason)
  @Field(() => FindingReason)
  reason: FindingReason;
}
