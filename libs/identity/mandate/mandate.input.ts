import { Field, GraphQLISODateTime, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsEnum, IsOptional, MaxLength } from 'class-validator';
import { MandateRoleName } from '../account/viewer.type.js';

const dateExpected = { message: 'Une date est attendue.' };

@InputType('GrantMandateInput')
export class GrantMandateInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'The address of her public page, or the end of it.' })
  person: string;
  @IsEnum(MandateRoleName, { message: 'Choisissez un rôle.' })
  @Field(() => MandateRoleName)
  role: MandateRoleName;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: '« France entière » is everywhere.' })
  territoryId: string;
  @IsOptional()
  @IsDate(dateExpected)
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Now, when absent or past.' })
  startsAt?: Date | null;
  @IsOptional()
  @IsDate(dateExpected)
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'A referent’s and a curator’s always have one, three years later at most.',
  })
  endsAt?: Date | null;
}

@InputType('RequestMandateInput')
export class RequestMandateInput {
  @IsEnum(MandateRoleName, { message: 'Choisissez un rôle.' })
  @Field(() => MandateRoleName, { description: 'REFERENT or CURATOR: the others are given.' })
  role: MandateRoleName;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  territoryId: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'What she would do with it: what whoever decides reads.' })
  words: string;
}

@InputType('AnswerMandateRequestInput')
export class AnswerMandateRequestInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsBoolean({ message: 'Oui ou non est attendu.' })
  @Field()
  grant: boolean;
  @IsOptional()
  @IsDate(dateExpected)
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Needed to grant.' })
  endsAt?: Date | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'Needed to refuse.' })
  words?: string | null;
}
