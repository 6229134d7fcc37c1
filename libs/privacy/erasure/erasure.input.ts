import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, MaxLength } from 'class-validator';
import { ErasureChoiceName } from './erasure.type.js';

@InputType('DeleteAccountInput')
export class DeleteAccountInput {
  @IsEnum(ErasureChoiceName)
  @Field(() => ErasureChoiceName)
  choice: ErasureChoiceName;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Or a code of the second factor.' })
  currentPassword: string;
}
