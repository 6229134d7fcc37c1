import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { collectionLimits } from '../collection/collection-fields.js';
import { proposalLimits } from './item-proposal.js';

const tooLong = { message: 'Identifiant trop long.' };
const signs = (count: number) => ({ message: `Au plus ${count.toLocaleString('fr-FR')} signes.` });

@InputType('ProposeToCollectionInput')
export class ProposeToCollectionInput {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'One that everybody sees, by slug or id.' })
  collection: string;
  @MaxLength(500, tooLong)
  @Field(() => ID, { description: 'By slug, id, short code, or the address of its page.' })
  resource: string;
  @MaxLength(proposalLimits.reason, signs(proposalLimits.reason))
  @Field({ description: 'Why it belongs there: what the curators read first.' })
  reason: string;
  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the collection says who proposed it, once accepted; true where nothing is said.',
  })
  named?: boolean | null;
}

@InputType('AcceptItemProposalInput')
export class AcceptItemProposalInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'At its end; null: before all sections.' })
  section?: string | null;
  @IsOptional()
  @MaxLength(collectionLimits.note, signs(collectionLimits.note))
  @Field(() => String, { nullable: true, description: 'Null: the proposer’s reason.' })
  note?: string | null;
}

@InputType('RefuseItemProposalInput')
export class RefuseItemProposalInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(proposalLimits.words, signs(proposalLimits.words))
  @Field({ description: 'Why: what the proposer reads.' })
  answer: string;
}

@InputType('AskAboutItemProposalInput')
export class AskAboutItemProposalInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(proposalLimits.words, signs(proposalLimits.words))
  @Field()
  text: string;
}

@InputType('ReplyAboutItemProposalInput')
export class ReplyAboutItemProposalInput extends AskAboutItemProposalInput {}
