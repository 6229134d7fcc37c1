import { PhraseTable } from './phrases.js';
import { listTerms, readData, type VocabularyName } from './term.js';
import { fold } from './words.js';

/**
 * How a word must stand in a query to count as a hint:
 * - `ordinal` (6e, sixième): not before a noun that it numbers (« 3e République »);
 * - `adjective` (première, seconde): the same, and neither a unit nor after an article;
 * - `beside` (français, russe): first of the query, or next to another hint;
 * - `capitals` (CAP, CE): typed in capitals; `capitals-and-beside` asks both, `beside-or-capitals` either;
 * - `not-after-number` (« 5 ms »); `not-of` (« jeu de la vie »); `school-subject` (histoire, not « histoire de… »);
 * - `topic` (géométrie): names its subject only when no subject is named.
 */
type Reading =
  | 'plain'
  | 'ordinal'
  | 'adjective'
  | 'beside'
  | 'capitals'
  | 'capitals-and-beside'
  | 'beside-or-capitals'
  | 'not-after-number'
  | 'not-of'
  | 'school-subject'
  | 'topic';

export type HintKind = 'levels' | 'subjects' | 'types' | 'formats';

export interface QueryWord {
  kind: HintKind | 'silent';
  ids: readonly string[];
  reading: Reading;
}

interface QueryWordFile extends Record<HintKind, { words: string[]; ids: string[]; reading?: Reading }[]> {
  silent: string[];
  ordinalNouns: string[];
}

const KINDS: readonly HintKind[] = ['levels', 'subjects', 'types', 'formats'];
const VOCABULARY: Partial<Record<HintKind, VocabularyName>> = {
  levels: 'levels',
  subjects: 'subjects',
  types: 'resource-types',
};

interface QueryWords {
  tables: Record<HintKind | 'silent', PhraseTable<QueryWord>>;
  ordinalNouns: ReadonlySet<string>;
}

let loaded: QueryWords | null = null;

/** The tables of `query-words.json`, completed with the labels of the terms, read once. */
export function queryWords(): QueryWords {
  loaded ??= load();
  return loaded;
}

function load(): QueryWords {
  const file = readData<QueryWordFile>('query-words.json');
  const tables: QueryWords['tables'] = {
    levels: new PhraseTable(),
    subjects: new PhraseTable(),
    types: new PhraseTable(),
    formats: new PhraseTable(),
    silent: new PhraseTable(),
  };
  for (const kind of KINDS) {
    addLabels(tables[kind], kind);
    for (const { words, ids, reading = 'plain' } of file[kind]) {
      for (const word of words) tables[kind].add(word, { kind, ids, reading });
    }
  }
  for (const phrase of file.silent) tables.silent.add(phrase, { kind: 'silent', ids: [], reading: 'plain' });
  return { tables, ordinalNouns: new Set(file.ordinalNouns.map(fold)) };
}

/** Labels of types (« guide », « tableau », « outil ») are everyday words: only those listed by hand count in a query. */
function addLabels(table: PhraseTable<QueryWord>, kind: HintKind): void {
  const vocabulary = VOCABULARY[kind];
  if (!vocabulary || kind === 'types') return;
  for (const term of listTerms(vocabulary)) {
    for (const label of [term.label, term.shortLabel])
      table.add(label, { kind, ids: [term.id], reading: 'plain' });
  }
}
