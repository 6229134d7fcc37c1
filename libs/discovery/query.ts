import type { FacetBoost, QueryTerm, SearchQuery } from '#platform/search-engine';
import { expandLevels, expandQuery, readQueryHints, type QuerySpan } from '#vocabulary';

/** The facets of a search document, by which a reader filters and counts. */
export const SEARCH_FACETS = [
  'levels',
  'subjects',
  'types',
  'permissions',
  'formats',
  'languages',
  'durations',
  'equipment',
  'review',
] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

export const PAGE_SIZE = 12;
/** Longer queries are pasted pages; engines ignore their end anyway. */
const LONGEST_TEXT = 400;

/** How much a level, subject, type or format named in the query raises the resources that have it. */
const BOOST = { levels: 0.5, subjects: 0.2, types: 0.2, formats: 0.25 } as const;
/** A word that names a level or a type says where to look rather than what for: a resource may well lack it. */
const HINT_WEIGHT = 0.8;

/** What a reader asks: her words and the filters she chose. Pages count from 1. */
export interface SearchRequest {
  text: string;
  filters?: Partial<Record<SearchFacet, string[]>>;
  facets?: readonly SearchFacet[];
  sort?: SearchQuery['sort'];
  page?: number;
  pageSize?: number;
}

/** The question to the engine. What the words say of levels, subjects, types and formats boosts, never filters. */
export function buildSearchQuery(request: SearchRequest): SearchQuery {
  const text = request.text.trim().slice(0, LONGEST_TEXT);
  const pageSize = request.pageSize ?? PAGE_SIZE;
  return {
    text,
    terms: expandQuery(text).map(termOf),
    boosts: boostsOf(text),
    filters: chosenFilters(request.filters ?? {}),
    facets: [...(request.facets ?? SEARCH_FACETS)],
    sort: request.sort ?? (text === '' ? 'newest' : 'relevance'),
    offset: (Math.max(1, request.page ?? 1) - 1) * pageSize,
    limit: pageSize,
  };
}

function termOf({ phrase, alternatives }: QuerySpan): QueryTerm {
  return {
    text: phrase,
    weight: isHint(phrase) ? HINT_WEIGHT : 1,
    alternatives: alternatives.map((alternative) => ({
      text: alternative.phrase,
      weight: alternative.weight,
    })),
  };
}

function isHint(phrase: string): boolean {
  const { levels, types, formats } = readQueryHints(phrase);
  return levels.length + types.length + formats.length > 0;
}

function boostsOf(text: string): FacetBoost[] {
  const hints = readQueryHints(text);
  const values = { ...hints, levels: expandLevels(hints.levels) };
  return (['levels', 'subjects', 'types', 'formats'] as const).flatMap((facet) =>
    values[facet].map((value) => ({ facet, value, weight: BOOST[facet] })),
  );
}

function chosenFilters(filters: Partial<Record<SearchFacet, string[]>>): Record<string, string[]> {
  const chosen = Object.entries(filters).filter(([, values]) => values.length > 0);
  return Object.fromEntries(chosen.map(([facet, values]) => [facet, [...new Set(values)]]));
}

/** The same question without one of its filters, to tell how many resources dropping it would find. */
export function withoutFilter(query: SearchQuery, facet: string): SearchQuery {
  const filters = Object.entries(query.filters).filter(([name]) => name !== facet);
  return { ...query, filters: Object.fromEntries(filters), facets: [], offset: 0, limit: 0 };
}
