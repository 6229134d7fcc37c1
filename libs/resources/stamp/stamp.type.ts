import { Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum FileStampState {
  READY = 'ready',
  PENDING = 'pending',
  UNSTAMPED = 'unstamped',
  FAILED = 'failed',
}
registerEnumType(FileStampState, { name: 'FileStampState' });

@ObjectType('FileStamp', {
  description:
    'The credit written inside the file that is taken. UNSTAMPED: its format has no place for one, or it is signed.',
})
export class FileStampType {
  @Field(() => FileStampState, { description: 'PENDING: it is written when somebody takes the file.' })
  state: FileStampState;
  @Field({ description: 'In French: whether the download carries its credit, or why it does not.' })
  notice: string;
  @Field(() => String, { nullable: true, description: 'Of the bytes with the credit inside.' })
  sha256: string | null;
  @Field(() => Float, { nullable: true, description: 'Bytes, credit included.' }) size: number | null;
}
