import type { SearchRequest } from '#discovery';
import { type CorpusKind, mapCorpusTerm } from '#vocabulary';
import type { JudgedQuery } from './relevance-figures.js';

/** Extensions that judged queries name otherwise than our table of formats. */
const FORMAT_IDS: Readonly<Record<string, string>> = {
  md: 'markdown',
  tex: 'latex',
  xml: 'moodle-xml',
  htm: 'html',
};

/** The filters of a judged query by our terms, as the page of results sends them. */
export function filtersOf(filters: JudgedQuery['filters']): NonNullable<SearchRequest['filters']> {
  const ids = (kind: CorpusKind, words: readonly string[] = []): string[] =>
    words.flatMap((word) => termsOf(kind, word));
  return {
    levels: ids('levels', filters.levels),
    subjects: ids('disciplines', filters.disciplines),
    types: ids('types', filters.type),
    formats: filters.format ? [FORMAT_IDS[filters.format] ?? filters.format] : [],
  };
}

/** Our term for a word of the queries: the wide one where the word names several classes. */
function termsOf(kind: CorpusKind, word: string): string[] {
  const { ids, wider, unknown } = mapCorpusTerm(kind, word);
  if (unknown) return [word];
  return wider ? [wider] : ids;
}
