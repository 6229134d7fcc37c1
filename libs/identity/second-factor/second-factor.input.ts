import { Field, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType('StartSecondFactorInput')
export class StartSecondFactorInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  currentPassword: string;
}

@InputType('SecondFactorCodeInput')
export class SecondFactorCodeInput {
  @MaxLength(100, { message: 'Au plus 100 caractères.' })
  @Field()
  code: string;
}
