import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  academies,
  adaptationReasons,
  audiences,
  departements,
  doubleLevelTerms,
  equipment,
  languages,
  levels,
  places,
  resourceTypes,
  subjects,
  themes,
  type Term,
} from '#vocabulary';
import { TermType, VocabularyList } from './term.type.js';

const lists: Record<VocabularyList, () => readonly Term[]> = {
  [VocabularyList.LEVELS]: levels,
  [VocabularyList.SUBJECTS]: subjects,
  [VocabularyList.TYPES]: resourceTypes,
  [VocabularyList.LANGUAGES]: languages,
  [VocabularyList.THEMES]: themes,
  [VocabularyList.EQUIPMENT]: equipment,
  [VocabularyList.PLACES]: places,
  [VocabularyList.AUDIENCES]: audiences,
  [VocabularyList.DOUBLE_LEVELS]: doubleLevelTerms,
  [VocabularyList.ACADEMIES]: academies,
  [VocabularyList.DEPARTEMENTS]: departements,
  [VocabularyList.ADAPTATION_REASONS]: adaptationReasons,
};

@Resolver(() => TermType)
export class TermResolver {
  @Query(() => [TermType], { description: 'A whole vocabulary, in display order.' })
  vocabulary(@Args('name', { type: () => VocabularyList }) name: VocabularyList): readonly Term[] {
    return lists[name]();
  }

  @ResolveField(() => String, { nullable: true })
  uri(@Parent() term: Term): string | null {
    return term.uri ?? null;
  }

  @ResolveField(() => ID, { nullable: true })
  parentId(@Parent() term: Term): string | null {
    return term.parents[0] ?? null;
  }
}
