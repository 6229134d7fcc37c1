import { readFileSync } from 'node:fs';

export type VocabularyName =
  | 'levels'
  | 'subjects'
  | 'resource-types'
  | 'audiences'
  | 'places'
  | 'equipment'
  | 'languages'
  | 'themes'
  | 'academies'
  | 'collectivites'
  | 'departements'
  | 'adaptation-reasons';

export interface Term {
  readonly id: string;
  /** Official URI; a term of our own gets one under the site’s domain when it leaves the house. */
  readonly uri?: string;
  readonly label: string;
  readonly shortLabel: string;
  readonly parents: readonly string[];
  readonly order: number;
  readonly official: boolean;
  /** Code of the official list: BCN (académie), INSEE (département), ISO 639-2 (language). */
  readonly code?: string;
  /** For a wide level: the classes where a resource that names only this level stands. */
  readonly classes?: readonly string[];
  readonly closeMatch?: readonly string[];
  readonly vocabularyVersion: string;
}

interface TermFile {
  version: string;
  terms: Omit<Term, 'vocabularyVersion'>[];
}

/** Of the terms that no official list has. */
export const OWN_VERSION = 'essaim-1';
const loaded = new Map<VocabularyName, readonly Term[]>();

/** All terms of a vocabulary, in display order. */
export function listTerms(vocabulary: VocabularyName): readonly Term[] {
  const known = loaded.get(vocabulary);
  if (known) return known;
  const file = readData<TermFile>(`${vocabulary}.json`);
  const terms = file.terms.map((term) => ({
    ...term,
    vocabularyVersion: term.official ? file.version : OWN_VERSION,
  }));
  loaded.set(vocabulary, terms);
  return terms;
}

/** The term with this id or this official URI, or null. */
export function findTerm(vocabulary: VocabularyName, idOrUri: string): Term | null {
  return listTerms(vocabulary).find((term) => term.id === idOrUri || term.uri === idOrUri) ?? null;
}

/** The term with this id or official URI; throws `TermUnknown`. */
export function getTerm(vocabulary: VocabularyName, idOrUri: string): Term {
  const term = findTerm(vocabulary, idOrUri);
  if (!term) throw new TermUnknown(vocabulary, idOrUri);
  return term;
}

/** These ids and everything below them, in display order: what a filter on these ids admits. */
export function expandTerms(vocabulary: VocabularyName, ids: readonly string[]): string[] {
  const terms = listTerms(vocabulary);
  const admitted = new Set(ids.filter((id) => findTerm(vocabulary, id)));
  for (let before = -1; before < admitted.size;) {
    before = admitted.size;
    for (const term of terms) if (term.parents.some((id) => admitted.has(id))) admitted.add(term.id);
  }
  return terms.filter((term) => admitted.has(term.id)).map((term) => term.id);
}

export class TermUnknown extends Error {
  readonly code = 'TERM_UNKNOWN';

  constructor(
    readonly vocabulary: VocabularyName,
    readonly idOrUri: string,
  ) {
    super(`No term « ${idOrUri} » in ${vocabulary}`);
  }
}

export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')) as T;
}
