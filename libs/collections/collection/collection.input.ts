import { Field, ID, InputType, PartialType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, MaxLength } from 'class-validator';
import { collectionLimits } from './collection-fields.js';
import { CollectionVisibilityName } from './collection.type.js';

const tooLong = { message: 'Identifiant trop long.' };
const most = (count: number) => ({ message: `Au plus ${String(count)} valeurs.` });
const signs = (count: number) => ({ message: `Au plus ${String(count)} signes.` });

@InputType('CreateCollectionInput', { description: 'Private, until it is shown.' })
export class CreateCollectionInput {
  @MaxLength(collectionLimits.title, signs(collectionLimits.title))
  @Field()
  title: string;
  @IsOptional()
  @MaxLength(collectionLimits.why, signs(collectionLimits.why))
  @Field(() => String, { nullable: true, description: 'What it is for, in words.' })
  why?: string;
  @IsOptional()
  @IsEnum(CollectionVisibilityName)
  @Field(() => CollectionVisibilityName, { nullable: true })
  visibility?: CollectionVisibilityName;
  @IsOptional()
  @ArrayMaxSize(collectionLimits.terms, most(collectionLimits.terms))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true })
  levels?: string[];
  @IsOptional()
  @ArrayMaxSize(collectionLimits.terms, most(collectionLimits.terms))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true })
  subjects?: string[];
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, {
    nullable: true,
    description: 'A territory that a mandate of the caller covers; null: of none.',
  })
  territoryId?: string | null;
}

@InputType('UpdateCollectionInput', { description: 'Only what is given changes.' })
export class UpdateCollectionInput extends PartialType(CreateCollectionInput) {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'Its id or its slug, as in each change of a collection.' })
  id: string;
}

@InputType('CopyCollectionInput')
export class CopyCollectionInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => String, {
    nullable: true,
    description: 'Of its secret address, where that is how it is read.',
  })
  key?: string | null;
}

@InputType('AddCuratorInput')
export class AddCuratorInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  collection: string;
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'The slug of her page.' })
  person: string;
}

@InputType('RemoveCuratorInput')
export class RemoveCuratorInput extends AddCuratorInput {}
