import { stemsOf } from './query-units.js';
import type { SearchQuery } from './search-engine.js';

/** An answer shorter than this is completed, up to it. */
const SHORT_ANSWER = 10;
/** The best hits say by their keywords what the reader is after, the first more than the others. */
export const LEADERS = 3;
const MOST_EXPRESSIONS = 24;
/** A document nearer than this shares more than one common keyword with the leaders. */
export const NEAR = 0.08;

/** How many documents near the best hits would complete the answer; 0 when it is not a short one’s first page. */
export function missingNeighbours(query: SearchQuery, total: number): number {
  const isFirstPage = query.offset === 0 && query.sort === 'relevance' && query.terms.length > 0;
  if (!isFirstPage || query.alone || total === 0) return 0;
  return Math.max(0, Math.min(SHORT_ANSWER, query.limit) - total);
}

/** The keywords of the leaders, in their order, as expressions to look for. */
export function leadingExpressions(
  keywords: readonly (readonly string[])[],
): { stems: string[]; weight: number }[] {
  const expressions = new Map<string, { stems: string[]; weight: number }>();
  keywords.forEach((list, place) => {
    for (const keyword of list) {
      const stems = stemsOf(keyword);
      const key = stems.join(' ');
      if (key !== '' && !expressions.has(key)) expressions.set(key, { stems, weight: 1 / (place + 1) });
    }
  });
  return [...expressions.values()].slice(0, MOST_EXPRESSIONS);
}
