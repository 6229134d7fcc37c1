import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FileType, ResourceType, VersionType } from '#resources';
import type { FieldChange } from './comparison.js';
import type { ComparedBlock } from './folded-text.js';

export enum WordMarkKind {
  SAME = 'same',
  ADDED = 'added',
  REMOVED = 'removed',
}
registerEnumType(WordMarkKind, { name: 'WordMarkKind' });

export enum ComparedBlockState {
  SAME = 'same',
  CHANGED = 'changed',
  ADDED = 'added',
  REMOVED = 'removed',
  MOVED = 'moved',
  FOLDED = 'folded',
}
registerEnumType(ComparedBlockState, { name: 'ComparedBlockState' });

export enum FileChangeState {
  ADDED = 'added',
  REMOVED = 'removed',
  REPLACED = 'replaced',
  RENAMED = 'renamed',
}
registerEnumType(FileChangeState, { name: 'FileChangeState' });

export enum BlockKindName {
  HEADING = 'heading',
  PARAGRAPH = 'paragraph',
  LIST_ITEM = 'list-item',
  TABLE = 'table',
  CODE = 'code',
  FORMULA = 'formula',
  PAGE = 'page',
}
registerEnumType(BlockKindName, { name: 'BlockKind' });

@ObjectType('WordMark', { description: 'Words that both texts hold, or only one of them.' })
export class WordMarkType {
  @Field(() => WordMarkKind) kind: WordMarkKind;
  @Field() text: string;
}

@ObjectType('ComparedSide')
export class ComparedSideType {
  @Field(() => ResourceType) resource: ResourceType;
  @Field(() => VersionType) version: VersionType;
}

@ObjectType('FieldChange', {
  description: 'What a version says of itself, where the two do not say the same.',
})
export class FieldChangeType implements Pick<FieldChange, 'field' | 'label'> {
  @Field() field: string;
  @Field({ description: 'In French.' }) label: string;
  @Field(() => [WordMarkType]) words: WordMarkType[];
}

@ObjectType('FileChange')
export class FileChangeType {
  @Field(() => FileChangeState) state: FileChangeState;
  @Field(() => FileType, { nullable: true }) from: FileType | null;
  @Field(() => FileType, { nullable: true }) to: FileType | null;
}

@ObjectType('ComparedBlock', {
  description:
    'A block of two texts laid over each other; a long run that nobody changed is folded into one.',
})
export class ComparedBlockType implements Pick<ComparedBlock, 'count'> {
  @Field(() => ComparedBlockState) state: ComparedBlockState;
  @Field(() => BlockKindName) kind: BlockKindName;
  @Field(() => [WordMarkType]) words: WordMarkType[];
  @Field(() => Int, { description: 'How many blocks it stands for.' }) count: number;
}

@ObjectType('ComparedText', { description: 'One page of two texts laid over each other.' })
export class ComparedTextType {
  @Field(() => Int) changeCount: number;
  @Field(() => Int) page: number;
  @Field(() => Int) pageCount: number;
  @Field(() => [ComparedBlockType]) blocks: ComparedBlockType[];
}

@ObjectType('Comparison', { description: 'Two published states laid over each other: fields, files, words.' })
export class ComparisonType {
  @Field(() => ComparedSideType) from: ComparedSideType;
  @Field(() => ComparedSideType) to: ComparedSideType;
}
