import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LicenceType } from './licence.type.js';

export enum FileRole {
  EDITABLE = 'EDITABLE',
  PRINTABLE = 'PRINTABLE',
  ANSWERS = 'ANSWERS',
  MEDIA = 'MEDIA',
  ANNEX = 'ANNEX',
}
registerEnumType(FileRole, { name: 'FileRole' });

export enum Openness {
  OPEN = 'OPEN',
  TOLERATED = 'TOLERATED',
  PROPRIETARY = 'PROPRIETARY',
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
  @Field() text: string;
  @Field(() => Int) width: number;
  @Field(() => Int) height: number;
}

@ObjectType('Preview')
export class PreviewType {
  @Field(() => PreviewKind) kind: PreviewKind;
  @Field(() => PreviewState) state: PreviewState;
  @Field() pageUrl: string;
  @Field(() => String, { nullable: true })
  imageUrl: string | null;
  @Field(() => String, { nullable: true })
  alternative: string | null;
  @Field(() => String, { nullable: true })
  html: string | null;
  @Field(() => [PreviewPageType]) pages: PreviewPageType[];
  @Field(() => Int, { nullable: true }) pageCount: number | null;
  @Field(() => String, { nullable: true })
  reason: string | null;
}

@ObjectType('File')
export class FileType {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => FileRole) role: FileRole;
  @Field() roleLabel: string;
  @Field() main: boolean;
  @Field(() => Float) size: number;
  @Field() mime: string;
  @Field() sha256: string;
  @Field() servedSha256: string;
  @Field(() => FileFormatType) format: FileFormatType;
  @Field(() => String, { nullable: true })
  notice: string | null;
  @Field(() => LicenceType, { nullable: true })
  licence: LicenceType | null;
  @Field() downloadUrl: string;
  @Field(() => String, { nullable: true })
  originalUrl: string | null;
  @Field(() => PreviewType) preview: PreviewType;
}
