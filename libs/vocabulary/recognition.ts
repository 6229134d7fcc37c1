import { PhraseTable } from './phrases.js';
import { queryWords, type HintKind } from './query-words.js';
import { allGroups } from './synonym-groups.js';
import { getTerm, listTerms, readData, type Term, type VocabularyName } from './term.js';

export interface MappedWord {
  /** Ids of terms where the resource stands; empty when the word is unknown. */
  ids: string[];
  /** What the author wrote, untouched. */
  word: string;
  /** Our term for the whole, when the word names several classes: « Cycle 3 » → `cycle-3`. */
  wider: string | null;
  unknown: boolean;
}

export type CorpusKind = 'levels' | 'disciplines' | 'types';

type CorpusWords = Record<CorpusKind, { word: string; ids: string[]; wider?: string }[]>;

const VOCABULARY = { levels: 'levels', disciplines: 'subjects', types: 'resource-types' } as const;
const HINT_KIND: Partial<Record<VocabularyName, HintKind>> = {
  levels: 'levels',
  subjects: 'subjects',
  'resource-types': 'types',
};
/** Synonym groups name a term as « niveaux:6e ». */
const CONCEPT_PREFIX: Partial<Record<VocabularyName, string>> = {
  levels: 'niveaux',
  subjects: 'disciplines',
  themes: 'themes',
};

const recognised = new Map<VocabularyName, PhraseTable<string>>();
let corpusTables: Record<CorpusKind, PhraseTable<{ ids: string[]; wider?: string }>> | null = null;

/**
 * A word of a manifest for a level, subject or type → ids of ours. Nothing is guessed: what neither the mapping nor
 * a known spelling gives comes back `unknown`. « CM1-CM2 » counts as both when each part is known.
 */
export function mapCorpusTerm(kind: CorpusKind, text: string): MappedWord {
  const whole = mapOne(kind, text);
  if (whole) return { ...whole, word: text, unknown: false };
  const parts = text.split(/[,;/&+–-]|\bet\b/u).filter((part) => part.trim() !== '');
  const mapped = parts.length > 1 ? parts.map((part) => mapOne(kind, part)) : [];
  const known = mapped.filter((part) => part !== null);
  if (known.length === 0 || known.length < mapped.length)
    return { ids: [], word: text, wider: null, unknown: true };
  return { ids: [...new Set(known.flatMap((part) => part.ids))], word: text, wider: null, unknown: false };
}

/** The term that a whole French word or phrase names (« sixième », « hist-géo »), or null. */
export function recogniseTerm(vocabulary: VocabularyName, text: string): Term | null {
  const known = recognised.get(vocabulary) ?? spellings(vocabulary);
  recognised.set(vocabulary, known);
  const id = known.find(text);
  return id === null ? null : getTerm(vocabulary, id);
}

function mapOne(kind: CorpusKind, text: string): { ids: string[]; wider: string | null } | null {
  corpusTables ??= readCorpusTables();
  const row = corpusTables[kind].find(text);
  const term = recogniseTerm(VOCABULARY[kind], text);
  if (row) {
    const wider = row.wider ?? (term && row.ids.length > 1 && !row.ids.includes(term.id) ? term.id : null);
    return { ids: row.ids, wider };
  }
  if (!term) return null;
  return term.classes ? { ids: [...term.classes], wider: term.id } : { ids: [term.id], wider: null };
}

function readCorpusTables() {
  const words = readData<CorpusWords>('corpus-words.json');
  const table = (kind: CorpusKind) => {
    const phrases = new PhraseTable<{ ids: string[]; wider?: string }>();
    for (const row of words[kind]) phrases.add(row.word, row);
    return phrases;
  };
  return { levels: table('levels'), disciplines: table('disciplines'), types: table('types') };
}

/** Later sources win: synonym groups, then hand-listed words, then the labels themselves. */
function spellings(vocabulary: VocabularyName): PhraseTable<string> {
  const table = new PhraseTable<string>();
  const prefix = CONCEPT_PREFIX[vocabulary];
  for (const group of prefix ? allGroups() : []) {
    const [scheme, id = ''] = group.concept?.split(':') ?? [];
    if (scheme !== prefix || id.includes(',')) continue;
    for (const term of group.terms ?? []) if (!group.ambiguous?.includes(term)) table.add(term, id);
  }
  const kind = HINT_KIND[vocabulary];
  if (kind) {
    queryWords().tables[kind].each((phrase, word) => {
      if (word.ids.length === 1 && word.reading !== 'topic') table.add(phrase, word.ids[0] ?? '');
    });
  }
  for (const term of listTerms(vocabulary)) {
    for (const label of [term.id, term.label, term.shortLabel]) table.add(label, term.id);
  }
  return table;
}
