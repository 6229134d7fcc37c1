import { Field, ID, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType('DismissRecognitionInput')
export class DismissRecognitionInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
}
