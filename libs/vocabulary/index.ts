/**
 * What school is made of: levels, subjects, types of resources, audiences, places, equipment, languages, themes and
 * territories, from ScoLOMFR 7.0 and our own terms (see data/NOTICE); how French teachers name them in an import or a
 * query; what a query says of
 * the class it is for; school synonyms; what the law says is taught where. Pure data and rules: no database, no framework, no ranking. Searching belongs to
 * `discovery`, exporting to `exchange`.
 */
import { listTerms, type Term } from './term.js';

export {
  doubleLevels,
  doubleLevelTerms,
  groupings,
  groupingsIn,
  printings,
  readClassroom,
  withoutWords,
  type ClassroomPhrase,
} from './classroom-reading.js';
export { classesOf, expandLevels, levelLabel, levelTree, type LevelNode } from './levels.js';
export { expandQuery, type Alternative, type QuerySpan } from './query-expansion.js';
export { formatHints, readQueryHints, type QueryHints } from './query-hints.js';
export { mapCorpusTerm, recogniseTerm, type CorpusKind, type MappedWord } from './recognition.js';
export { synonymGroups, type SynonymGroup } from './synonym-groups.js';
export { expandTerms, findTerm, getTerm, TermUnknown, type Term, type VocabularyName } from './term.js';
export { taughtIn, whereTaught, type Teaching } from './teachings.js';
export { territoryTree, type TerritoryNode } from './territories.js';
export { normalise } from './words.js';

/** Each list is in display order: the usual terms first. */
export const levels = (): readonly Term[] => listTerms('levels');
export const subjects = (): readonly Term[] => listTerms('subjects');
export const resourceTypes = (): readonly Term[] => listTerms('resource-types');
export const audiences = (): readonly Term[] => listTerms('audiences');
export const places = (): readonly Term[] => listTerms('places');
export const equipment = (): readonly Term[] => listTerms('equipment');
export const languages = (): readonly Term[] => listTerms('languages');
export const themes = (): readonly Term[] => listTerms('themes');
export const academies = (): readonly Term[] => listTerms('academies');
/** Overseas collectivities and « Étranger », outside any académie. */
export const collectivites = (): readonly Term[] => listTerms('collectivites');
export const departements = (): readonly Term[] => listTerms('departements');
/** Why somebody adapts a resource: the twelve of docs/glossary.md. */
export const adaptationReasons = (): readonly Term[] => listTerms('adaptation-reasons');
