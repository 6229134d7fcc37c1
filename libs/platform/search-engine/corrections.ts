import type { SearchHit, SearchResult } from './search-engine.js';
import { fold, readWords } from './words.js';

/**
 * Corrections as people write them: the index compares folded words, so the typed word is read again in the
 * query, and the word used, with its accents, among the words marked in the hits.
 */
export function spellCorrections(
  corrections: SearchResult['corrections'],
  text: string,
  hits: readonly SearchHit[],
): SearchResult['corrections'] {
  if (corrections.length === 0) return [];
  const typed = new Map(readWords(text).map(({ folded, start, end }) => [folded, text.slice(start, end)]));
  const shown = hits
    .flatMap(({ highlights: { title, summary, body } }) => [...title, ...summary, ...(body ?? [])])
    .filter(({ marked }) => marked)
    .map((fragment) => fragment.text.toLowerCase());
  return corrections.map((correction) => ({
    typed: typed.get(correction.typed) ?? correction.typed,
    used: shown.find((word) => fold(word) === correction.used) ?? correction.used,
  }));
}
