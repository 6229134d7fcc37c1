import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsEnum, IsOptional, MaxLength } from 'class-validator';
import { InvitationRole } from './membership.type.js';

@InputType('InviteCoAuthorInput')
export class InviteCoAuthorInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'Slug, id or short code.' })
  resource: string;
  @MaxLength(300, { message: 'Au plus 300 caractères.' })
  @Field({
    description:
      'An e-mail, whoever’s it is: the answer never says whether it has an account. Or a public page.',
  })
  person: string;
  @IsEnum(InvitationRole)
  @Field(() => InvitationRole)
  role: InvitationRole;
  @IsOptional()
  @MaxLength(1000, { message: 'Au plus 1 000 caractères.' })
  @Field(() => String, { nullable: true })
  message?: string | null;
}

@InputType('AnswerInvitationInput')
export class AnswerInvitationInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsBoolean({ message: 'Répondez oui ou non.' })
  @Field()
  accepted: boolean;
}

@InputType('HandOverResourceInput')
export class HandOverResourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  resource: string;
  @MaxLength(300, { message: 'Au plus 300 caractères.' })
  @Field({ description: 'The public page of a member.' })
  person: string;
}

@InputType('OrderCreditsInput')
export class OrderCreditsInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  resource: string;
  @ArrayMaxSize(200, { message: 'Au plus 200 personnes.' })
  @MaxLength(200, { each: true, message: 'Identifiant trop long.' })
  @Field(() => [ID], { description: 'Ids of the credited people, in the wished order.' })
  people: string[];
}
