import { Field, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType('ExportMyDataInput')
export class ExportMyDataInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Or a code of the second factor.' })
  currentPassword: string;
}
