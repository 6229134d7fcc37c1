import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Recognition } from './recognition.js';

export enum RecognitionKindName {
  STAMP = 'stamp',
  IDENTICAL = 'identical',
  SIMILAR = 'similar',
}
registerEnumType(RecognitionKindName, {
  name: 'RecognitionKind',
  description: 'By the credit inside the file, the same bytes, or words and pictures in common.',
});

@ObjectType('RecognisedFile', { description: 'The file of the draft that seems to come from elsewhere.' })
export class RecognisedFileType {
  @Field(() => ID) id: string;
  @Field() name: string;
}

/** Its file, source and resource are the resolver's. */
@ObjectType('Recognition', {
  description: 'A published version that a file of a draft seems to be adapted from. Offered, never imposed.',
})
export class RecognitionType implements Pick<Recognition, 'id' | 'unmodified' | 'own'> {
  @Field(() => ID) id: string;
  @Field(() => RecognitionKindName) kind: RecognitionKindName;
  @Field(() => Int, { nullable: true, description: 'Percents of the file that stand in the source.' })
  share: number | null;
  @Field({ description: 'Nothing was changed.' }) unmodified: boolean;
  @Field({ description: 'An author of the draft is an author of the source.' }) own: boolean;
}
