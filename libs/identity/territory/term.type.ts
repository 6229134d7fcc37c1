import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Term } from '#vocabulary';

export enum VocabularyList {
  LEVELS = 'levels',
  SUBJECTS = 'subjects',
  TYPES = 'resource-types',
  LANGUAGES = 'languages',
  THEMES = 'themes',
  EQUIPMENT = 'equipment',
  PLACES = 'places',
  AUDIENCES = 'audiences',
  DOUBLE_LEVELS = 'double-levels',
  ACADEMIES = 'academies',
  DEPARTEMENTS = 'departements',
  ADAPTATION_REASONS = 'adaptation-reasons',
}
registerEnumType(VocabularyList, { name: 'VocabularyName' });

@ObjectType('Term', { description: 'An entry of a controlled vocabulary.' })
export class TermType implements Pick<Term, 'id' | 'label' | 'shortLabel'> {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field() shortLabel: string;
}
