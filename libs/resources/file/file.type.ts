import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { StoredFile } from './stored-file.js';

export enum FileRole {
  EDITABLE = 'editable',
  PRINTABLE = 'printable',
  ANSWERS = 'answers',
  MEDIA = 'media',
  ANNEX = 'annex',
}
registerEnumType(FileRole, { name: 'FileRole' });

export enum Openness {
  OPEN = 'open',
  TOLERATED = 'tolerated',
  PROPRIETARY = 'proprietary',
}
registerEnumType(Openness, { name: 'Openness' });

export enum PreviewKind {
  IMAGE = 'IMAGE',
  PAGES = 'PAGES',
  DOCUMENT = 'DOCUMENT',
  NONE = 'NONE',
}
registerEnumType(PreviewKind, { name: 'PreviewKind' });

export enum PreviewState {
  READY = 'READY',
  PENDING = 'PENDING',
  FAILED = 'FAILED',
  NONE = 'NONE',
}
registerEnumType(PreviewState, { name: 'PreviewState' });

@ObjectType('FileFormat')
export class FileFormatType {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field() extension: string;
  @Field(() => Openness) openness: Openness;
}

@ObjectType('PreviewPage')
export class PreviewPageType {
  @Field(() => Int) number: number;
  @Field() url: string;
  @Field({ description: 'The words of the page, for who cannot see it.' }) text: string;
  @Field(() => Int) width: number;
  @Field(() => Int) height: number;
}

@ObjectType('Preview', { description: 'What can be seen of a file before taking it.' })
export class PreviewType {
  @Field(() => PreviewKind) kind: PreviewKind;
  @Field(() => PreviewState) state: PreviewState;
  @Field({ description: 'Address of its preview page.' }) pageUrl: string;
  @Field(() => String, { nullable: true }) imageUrl: string | null;
  @Field(() => String, { nullable: true }) alternative: string | null;
  @Field(() => String, { nullable: true, description: 'Safe HTML of a document.' }) html: string | null;
  @Field(() => [PreviewPageType]) pages: PreviewPageType[];
  @Field(() => Int) pageCount: number;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('File', {
  description:
    'A file of a version. `sha256` is what was deposited, `servedSha256` that once it was cleaned, `stamp` what is given, its credit inside.',
})
export class FileType implements Pick<StoredFile, 'id' | 'name' | 'main' | 'mime' | 'sha256'> {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => FileRole) role: FileRole;
  @Field() main: boolean;
  @Field(() => Float, {
    description: 'Bytes as kept to be served, without the credit that is written in them.',
  })
  size: number;
  @Field() mime: string;
  @Field() sha256: string;
}

@ObjectType('DraftFile', { description: 'A file of a draft, with what was cleaned when it was accepted.' })
export class DraftFileType implements Pick<StoredFile, 'id' | 'name' | 'main' | 'sha256' | 'action'> {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => FileRole) role: FileRole;
  @Field() main: boolean;
  @Field(() => Float) size: number;
  @Field() sha256: string;
  @Field() action: string;
}
