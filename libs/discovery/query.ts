import type { FacetBoost, QueryTerm, SearchQuery } from '#platform/search-engine';
import {
  type ClassroomPhrase,
  expandLevels,
  expandQuery,
  readClassroom,
  readQueryHints,
  type QuerySpan,
} from '#vocabulary';
import { notionKey } from './classroom/notion.js';
import { durationBucket } from './duration.js';

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
  'groupings',
  'places',
  'printing',
  'doubleLevels',
  'review',
] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** What a resource assumes, and what it teaches: filtered by words of the reader, too many to be counted. */
const NOTION_FILTERS = ['after', 'before'] as const;
type NotionFilter = (typeof NOTION_FILTERS)[number];

/** All by which a reader filters. */
export const SEARCH_FILTERS = [...SEARCH_FACETS, ...NOTION_FILTERS] as const;
export type FilterName = (typeof SEARCH_FILTERS)[number];

const isNotion = (name: FilterName): name is NotionFilter =>
  (NOTION_FILTERS as readonly FilterName[]).includes(name);

export const PAGE_SIZE = 12;
/** Longer queries are pasted pages; engines ignore their end anyway. */
const LONGEST_TEXT = 400;

/** How much a level, subject, type or format named in the query raises the resources that have it. */
const BOOST = { levels: 0.5, subjects: 0.2, types: 0.2, formats: 0.25 } as const;
/** What is said of the class raises as much as a format does. */
const CLASS_BOOST = 0.25;
/** A word that names a level or a type says where to look rather than what for: a resource may well lack it. */
const HINT_WEIGHT = 0.8;

/** What a reader asks: her words and the filters she chose. Pages count from 1. */
export interface SearchRequest {
  text: string;
  filters?: Partial<Record<FilterName, string[]>>;
  facets?: readonly SearchFacet[];
  sort?: SearchQuery['sort'];
  page?: number;
  pageSize?: number;
}

/** The question to the engine. What the words say of levels, subjects, types, formats and the class boosts, never filters. */
export function buildSearchQuery(request: SearchRequest): SearchQuery {
  const text = request.text.trim().slice(0, LONGEST_TEXT);
  const pageSize = request.pageSize ?? PAGE_SIZE;
  const ofClass = readClassroom(text);
  return {
    text,
    terms: termsOf(text, ofClass),
    boosts: [...boostsOf(text), ...classBoosts(ofClass)],
    filters: chosenFilters(request.filters ?? {}),
    facets: [...(request.facets ?? SEARCH_FACETS)],
    sort: request.sort ?? (text === '' ? 'newest' : 'relevance'),
    offset: (Math.max(1, request.page ?? 1) - 1) * pageSize,
    limit: pageSize,
  };
}

/** « sans ordinateur » leaves no word to look for: « ordinateur » would find the contrary. */
function termsOf(text: string, ofClass: readonly ClassroomPhrase[]): QueryTerm[] {
  const within = (span: QuerySpan) =>
    ofClass.find(
      (phrase) =>
        !isNotion(askedOfClass(phrase).name) && phrase.start <= span.start && phrase.end >= span.end,
    );
  return expandQuery(text).flatMap((span) => (within(span)?.without ? [] : [termOf(span, !!within(span))]));
}

function termOf({ phrase, alternatives }: QuerySpan, isOfClass: boolean): QueryTerm {
  return {
    text: phrase,
    weight: isOfClass || isHint(phrase) ? HINT_WEIGHT : 1,
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

/** A phrase of the class as the filters of the search name it. */
export function askedOfClass({ kind, values }: ClassroomPhrase): {
  name: FilterName;
  values: readonly string[];
} {
  if (kind !== 'minutes') return { name: kind, values };
  return { name: 'durations', values: values.map((minutes) => durationBucket(Number(minutes))) };
}

function classBoosts(ofClass: readonly ClassroomPhrase[]): FacetBoost[] {
  return ofClass
    .map(askedOfClass)
    .flatMap(({ name, values }) =>
      indexed(name, values).map((value) => ({ facet: name, value, weight: CLASS_BOOST })),
    );
}

function chosenFilters(filters: Partial<Record<FilterName, string[]>>): Record<string, string[]> {
  const chosen = SEARCH_FILTERS.map((name) => [name, indexed(name, filters[name] ?? [])] as const);
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
}

/** The values as the index holds them: a notion by its stems. */
function indexed(name: FilterName, values: readonly string[]): string[] {
  return [...new Set(isNotion(name) ? values.flatMap((value) => notionKey(value) ?? []) : values)];
}

/** The same question without one of its filters, to tell how many resources dropping it would find. */
export function withoutFilter(query: SearchQuery, facet: string): SearchQuery {
  const filters = Object.entries(query.filters).filter(([name]) => name !== facet);
  return { ...query, filters: Object.fromEntries(filters), facets: [], offset: 0, limit: 0 };
}
