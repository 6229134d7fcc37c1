import { Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FileFormatType } from '../file/file.type.js';

export enum FileCopyState {
  READY = 'ready',
  PENDING = 'pending',
  FAILED = 'failed',
}
registerEnumType(FileCopyState, { name: 'FileCopyState' });

@ObjectType('FileCopy', {
  description:
    'The same document in an open format, made by the platform beside what was deposited; under its licence.',
})
export class FileCopyType {
  @Field() name: string;
  @Field(() => FileFormatType) format: FileFormatType;
  @Field(() => FileCopyState, { description: 'PENDING: no converter has taken it up yet.' })
  state: FileCopyState;
  @Field({ description: 'In French: what made it, that it waits, or why there is none.' }) notice: string;
  @Field(() => Float, { nullable: true, description: 'Bytes.' }) size: number | null;
  @Field(() => String, { nullable: true }) sha256: string | null;
  @Field(() => String, { nullable: true }) downloadUrl: string | null;
}
