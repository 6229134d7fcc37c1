import { Field, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType('SignInInput')
export class SignInInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  email: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  password: string;
}

@InputType('CompleteSignInInput')
export class CompleteSignInInput {
  @MaxLength(100, { message: 'Au plus 100 caractères.' })
  @Field({ description: 'Six digits of the moment, or a recovery code.' })
  code: string;
}

@InputType('ResetPasswordInput')
export class ResetPasswordInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  token: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  password: string;
}
