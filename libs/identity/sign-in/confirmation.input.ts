import { Field, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType('ConfirmEmailInput')
export class ConfirmEmailInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  token: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Chosen by whoever has the mail: no password is taken before.' })
  password: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  publicName: string;
}

@InputType('ConfirmEmailChangeInput')
export class ConfirmEmailChangeInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  token: string;
}
