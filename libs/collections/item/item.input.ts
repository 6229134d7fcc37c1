import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, MaxLength, Min } from 'class-validator';
import { collectionLimits } from '../collection/collection-fields.js';
import { DirectionName } from './item.type.js';

const tooLong = { message: 'Identifiant trop long.' };
const signs = (count: number) => ({ message: `Au plus ${String(count)} signes.` });

@InputType('ItemNotesInput')
class ItemNotesInput {
  @IsOptional()
  @MaxLength(collectionLimits.note, signs(collectionLimits.note))
  @Field(() => String, { nullable: true, description: '« Pourquoi, comment, avec qui ».' })
  note?: string;
  @IsOptional()
  @MaxLength(collectionLimits.note, signs(collectionLimits.note))
  @Field(() => String, { nullable: true, description: 'For its territory, which sees it first.' })
  localNote?: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Min(0, { message: 'Un nombre positif est attendu.' })
  @Field(() => Int, { nullable: true, description: 'The version to show; 0: the newest, always.' })
  pinnedVersion?: number;
}

@InputType('AddItemInput')
export class AddItemInput extends ItemNotesInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  collection: string;
  @MaxLength(500, tooLong)
  @Field(() => ID, { description: 'By slug, id, short code, or the address of its page.' })
  resource: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'Null: before all sections.' })
  section?: string | null;
}

@InputType('AnnotateItemInput', { description: 'Only what is given changes.' })
export class AnnotateItemInput extends ItemNotesInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
}

@InputType('MoveItemInput', {
  description: 'A step within its section; or right after another item; or to the end of a section.',
})
export class MoveItemInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @IsOptional()
  @IsEnum(DirectionName)
  @Field(() => DirectionName, { nullable: true })
  direction?: DirectionName | null;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'The item that it comes to stand after.' })
  after?: string | null;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'Null: before all sections.' })
  section?: string | null;
}

@InputType('LinkItemsInput')
export class LinkItemsInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'The item that comes before it.' })
  before: string;
}

@InputType('UnlinkItemsInput')
export class UnlinkItemsInput extends LinkItemsInput {}

@InputType('KeepResourceInput')
export class KeepResourceInput {
  @MaxLength(500, tooLong)
  @Field(() => ID, { description: 'By slug, id or short code.' })
  resource: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, {
    nullable: true,
    description: 'One that the caller works on; null: what she keeps for herself.',
  })
  collection?: string | null;
}

@InputType('UnkeepResourceInput')
export class UnkeepResourceInput {
  @MaxLength(500, tooLong)
  @Field(() => ID, { description: 'By slug, id or short code.' })
  resource: string;
  @MaxLength(200, tooLong)
  @Field(() => ID)
  collection: string;
}

@InputType('SectionWordsInput')
class SectionWordsInput {
  @MaxLength(collectionLimits.sectionTitle, signs(collectionLimits.sectionTitle))
  @Field()
  title: string;
  @IsOptional()
  @MaxLength(collectionLimits.note, signs(collectionLimits.note))
  @Field(() => String, { nullable: true })
  note?: string;
}

@InputType('AddSectionInput')
export class AddSectionInput extends SectionWordsInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  collection: string;
}

@InputType('UpdateSectionInput')
export class UpdateSectionInput extends SectionWordsInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
}

@InputType('MoveSectionInput')
export class MoveSectionInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @IsEnum(DirectionName)
  @Field(() => DirectionName)
  direction: DirectionName;
}
