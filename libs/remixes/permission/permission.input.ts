import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, MaxLength } from 'class-validator';

@InputType('AskPermissionInput')
export class AskPermissionInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'A source of the draft, published here.' })
  sourceId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'The licence that the adaptation would carry.' })
  licence: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Sent as it is, by e-mail too.' })
  message: string;
}

@InputType('AnswerPermissionInput')
export class AnswerPermissionInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsBoolean()
  @Field()
  grant: boolean;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'Words for whoever asked.' })
  answer?: string | null;
}
