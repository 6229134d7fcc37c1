import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NameFound } from './name-finder.service.js';

export enum NameKindName {
  NAME = 'name',
  EMAIL = 'email',
  ESTABLISHMENT = 'establishment',
}
registerEnumType(NameKindName, { name: 'NameKind' });

export enum NamePlaceName {
  DESCRIPTION = 'description',
  TEXT = 'text',
  LINK = 'link',
  FILE = 'file',
  FILE_NAME = 'file-name',
}
registerEnumType(NamePlaceName, { name: 'NamePlace' });

@ObjectType('NameFound', {
  description: 'What tells who wrote a draft that is to be read blind: for its authors and the référent.',
})
export class NameFoundType implements Pick<NameFound, 'words' | 'part' | 'page'> {
  @Field(() => NameKindName) kind: NameKindName;
  @Field() words: string;
  @Field(() => NamePlaceName) where: NamePlaceName;
  @Field(() => String, { nullable: true, description: 'Name of the file.' }) part: string | null;
  @Field(() => Int, { nullable: true }) page: number | null;
}
