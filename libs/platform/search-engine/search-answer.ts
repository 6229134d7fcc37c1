import { markSnippet, markText } from './highlight.js';
import type { SearchHit, SearchQuery, SearchResult } from './search-engine.js';

/** What a document shows of itself on a page of results, whichever engine found it. */
export function hitOf(
  { id, title, summary, body }: { id: string; title: string; summary: string; body: string },
  score: number,
  stems: ReadonlySet<string>,
): SearchHit {
  return {
    id,
    score,
    highlights: {
      title: markText(title, stems),
      summary: markText(summary, stems),
      body: markSnippet(body, stems),
    },
  };
}

/** The answer to a query whose words nothing holds. */
export function nothingFound(query: SearchQuery): SearchResult {
  const facets = Object.fromEntries(query.facets.map((facet) => [facet, []]));
  return { total: 0, hits: [], related: [], facets, corrections: [] };
}
