import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';

@InputType('LeaveForIssuerInput')
export class LeaveForIssuerInput {
  @MaxLength(40, { message: 'Au plus 40 caractères.' })
  @Field(() => ID)
  issuer: string;
  @MaxLength(500, { message: 'Au plus 500 caractères.' })
  @Field({ description: 'A path of this site, where to go once signed in.' })
  next: string;
  @IsOptional()
  @MaxLength(200, { message: 'Au plus 200 caractères.' })
  @Field(() => String, {
    nullable: true,
    description: 'The secret of a confirmation mail: the login opens the account that waits for it.',
  })
  confirmation?: string | null;
}

@InputType('LinkIssuerInput')
export class LinkIssuerInput {
  @MaxLength(40, { message: 'Au plus 40 caractères.' })
  @Field(() => ID)
  issuer: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Or a code of the second factor.' })
  currentPassword: string;
}

@InputType('ArriveFromIssuerInput')
export class ArriveFromIssuerInput {
  @MaxLength(40, { message: 'Au plus 40 caractères.' })
  @Field(() => ID)
  issuer: string;
  @MaxLength(8000, { message: 'Au plus 8 000 caractères.' })
  @Field({ description: 'The query with which the issuer sent the browser back.' })
  query: string;
}

@InputType('RegisterFromIssuerInput')
export class RegisterFromIssuerInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  publicName: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  email: string;
}

@InputType('UnlinkIssuerInput')
export class UnlinkIssuerInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Or a code of the second factor.' })
  currentPassword: string;
}
