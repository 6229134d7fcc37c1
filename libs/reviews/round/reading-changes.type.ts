import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { WordMarkType } from '#remixes';
import type { ReadingChange } from './reading-changes.js';

export enum ReadingChangeState {
  ADDED = 'added',
  CHANGED = 'changed',
  REMOVED = 'removed',
}
registerEnumType(ReadingChangeState, { name: 'ReadingChangeState' });

@ObjectType('ReadingChange', { description: 'A passage that is not as it was read.' })
export class ReadingChangeType implements Pick<ReadingChange, 'part' | 'kind'> {
  @Field(() => ReadingChangeState) state: ReadingChangeState;
  @Field({ description: 'Name of the file, or « texte ».' }) part: string;
  @Field({ description: 'As `ReviewedPassage.kind`; or file: one without words, told by its name.' })
  kind: string;
  @Field(() => [WordMarkType]) words: WordMarkType[];
}

@ObjectType('ReadingChanges', {
  description: 'What a reading finds beside the one before: what nobody read, and what stands no more.',
})
export class ReadingChangesType {
  @Field(() => Int, { description: 'Passages that came.' }) added: number;
  @Field(() => Int, { description: 'Passages with other words.' }) changed: number;
  @Field(() => Int, { description: 'Passages that went.' }) removed: number;
  @Field(() => Int, { description: 'Counts from 1.' }) page: number;
  @Field(() => Int, { description: '0 when nothing changed.' }) pageCount: number;
  @Field(() => [ReadingChangeType], { description: 'Of the page, in reading order.' })
  passages: ReadingChangeType[];
}
