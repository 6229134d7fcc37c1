import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { UpdateChoiceInput } from '../update/update.input.js';

@InputType('ProposeChangeInput')
export class ProposeChangeInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'The copy that `startProposal` opened.' })
  draftId: string;
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { description: 'Of the copy, as last read.' })
  revision: number;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Why: what the authors read first.' })
  reason: string;
}

@InputType('PieceDecisionInput', { description: 'MINE refuses the change; anything else accepts it.' })
export class PieceDecisionInput extends UpdateChoiceInput {
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'What the proposer is told of this change.' })
  answer?: string | null;
}

@InputType('DecideProposalInput', { description: 'Each change of the proposal has its decision.' })
export class DecideProposalInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { description: 'Number of the newest version of the resource, as last read.' })
  version: number;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, {
    nullable: true,
    description: 'Of the draft of its next version, as last read; null when none was open.',
  })
  revision?: number | null;
  @ArrayMaxSize(5000, { message: 'Au plus 5 000 décisions.' })
  @ValidateNested({ each: true })
  @Type(() => PieceDecisionInput)
  @Field(() => [PieceDecisionInput])
  decisions: PieceDecisionInput[];
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'What the proposer is told of the whole.' })
  message?: string | null;
}
