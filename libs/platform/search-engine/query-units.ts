import type { SearchQuery } from './search-engine.js';
import { sound } from './sound.js';
import { root, stem } from './stem.js';
import { readWords } from './words.js';

/** One word of the query, the unit that a document covers or not. */
export interface QueryUnit {
  word: string;
  stem: string;
  root: string;
  sound: string;
  weight: number;
  /** Other ways of saying the term this word belongs to, as stems to be found side by side. */
  phrases: { stems: string[]; weight: number }[];
  /** The last word may still be growing under the fingers. */
  isLast: boolean;
}

/** Words of the query beyond this are ignored: a pasted page is not a question. */
const MOST_UNITS = 24;

/** The distinct words of a query, in order, without stop words. */
export function readUnits(terms: SearchQuery['terms']): QueryUnit[] {
  const units: QueryUnit[] = [];
  const seen = new Set<string>();
  for (const term of terms) {
    const phrases = term.alternatives
      .map(({ text, weight }) => ({ stems: stemsOf(text), weight }))
      .filter(({ stems }) => stems.length > 0);
    for (const word of contentWords(term.text)) {
      const unit = {
        word,
        stem: stem(word),
        root: root(word),
        sound: sound(word),
        weight: term.weight,
        phrases,
        isLast: false,
      };
      if (seen.has(unit.stem)) continue;
      seen.add(unit.stem);
      units.push(unit);
    }
  }
  return units
    .slice(0, MOST_UNITS)
    .map((unit, index, all) => ({ ...unit, isLast: index === all.length - 1 }));
}

/** The stems of an expression, without stop words. */
export function stemsOf(text: string): string[] {
  return contentWords(text).map(stem);
}

function contentWords(text: string): string[] {
  return readWords(text)
    .filter(({ isStopWord }) => !isStopWord)
    .map(({ folded }) => folded);
}
