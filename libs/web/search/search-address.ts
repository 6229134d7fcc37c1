import type { FacetName, ResourceFilter } from '#contract';
import { type FormBody, listOf, numberOf, textOf } from '../layout/form.js';

/** A search as its address says it: the address is the whole state. */
export interface SearchAddress {
  text: string;
  filter: Filter;
  newest: boolean;
  page: number;
}

export type FilterKey = Exclude<keyof ResourceFilter, 'author'>;
export type Filter = Partial<Record<FilterKey, string[]>>;

/** Each facet: its key in the filter, its name in the address. */
export const FACETS: Record<FacetName, { key: FilterKey; param: string }> = {
  LEVELS: { key: 'levels', param: 'niveau' },
  EQUIPMENT: { key: 'equipment', param: 'materiel' },
  DURATIONS: { key: 'durations', param: 'duree' },
  SUBJECTS: { key: 'subjects', param: 'discipline' },
  TYPES: { key: 'types', param: 'type' },
  PERMISSIONS: { key: 'permissions', param: 'permet' },
  FORMATS: { key: 'formats', param: 'format' },
  LANGUAGES: { key: 'languages', param: 'langue' },
  REVIEW: { key: 'review', param: 'relecture' },
  DOUBLE_LEVELS: { key: 'doubleLevels', param: 'double' },
  GROUPINGS: { key: 'groupings', param: 'groupe' },
  PLACES: { key: 'places', param: 'lieu' },
  PRINTING: { key: 'printing', param: 'impression' },
};

/** Written by the reader: one notion on each side, in her words. `chip` says what a chosen one asks of a resource. */
export const NOTIONS = [
  { key: 'after', param: 'apres', chip: 'Suppose' },
  { key: 'before', param: 'avant', chip: 'Mène à' },
] as const satisfies { key: FilterKey; param: string; chip: string }[];

/** All that an address may filter by. */
export const FILTERS: readonly { key: FilterKey; param: string }[] = [...Object.values(FACETS), ...NOTIONS];

export const LONGEST_TEXT = 300;
export const LONGEST_NOTION = 100;
const LAST_PAGE = 400;

export function readSearchAddress(query: FormBody): SearchAddress {
  const ids = Object.values(FACETS).map(
    ({ key, param }) => [key, listOf(query, param).slice(0, 50)] as const,
  );
  const notions = NOTIONS.map(({ key, param }) => {
    const notion = textOf(query, param).slice(0, LONGEST_NOTION).trim();
    return [key, notion ? [notion] : []] as const;
  });
  const chosen = [...ids, ...notions];
  return {
    text: textOf(query, 'q').slice(0, LONGEST_TEXT).trim(),
    filter: Object.fromEntries(chosen.filter(([, values]) => values.length > 0)),
    newest: textOf(query, 'tri') === 'recent',
    page: Math.min(Math.max(numberOf(query, 'page') ?? 1, 1), LAST_PAGE),
  };
}

/** A search that somebody pasted: the address of its page, whole or not; or else the words themselves. */
export function readPastedSearch(pasted: string): SearchAddress {
  const text = pasted.trim();
  if (!/^(?:https?:\/\/|\/|\?)/.test(text)) return readSearchAddress({ q: text });
  const query = new URLSearchParams(text.replace(/^[^?]*\??/, '').replace(/#.*$/, ''));
  return readSearchAddress(
    Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])),
  );
}

/** The address of a search; page 1 and empty filters are not written, so that one search has one address. */
export function searchPath(address: Partial<SearchAddress>, path = '/recherche'): string {
  const query = new URLSearchParams();
  if (address.text) query.set('q', address.text);
  for (const { key, param } of FILTERS)
    for (const value of address.filter?.[key] ?? []) query.append(param, value);
  if (address.newest) query.set('tri', 'recent');
  if (address.page !== undefined && address.page > 1) query.set('page', String(address.page));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Where a search is narrowed: the facets together, or all values of one, a part at a time. */
export function filtersPath(address: Partial<SearchAddress>, name?: FacetName, page = 1): string {
  const path = searchPath({ ...address, page }, '/recherche/filtres');
  return name ? `${path}${path.includes('?') ? '&' : '?'}liste=${FACETS[name].param}` : path;
}

/** The facet that an address names; undefined when it names none. */
export const facetOf = (param: string): FacetName | undefined =>
  (Object.keys(FACETS) as FacetName[]).find((name) => FACETS[name].param === param);

/** The same search without one chosen value. */
export function without(address: SearchAddress, key: FilterKey, id: string): SearchAddress {
  const filter = { ...address.filter, [key]: (address.filter[key] ?? []).filter((value) => value !== id) };
  return { ...address, filter, page: 1 };
}

/** A filter as the server says it whole, without what the query layer adds to it. */
export function knownFilter(filter: Readonly<Record<FilterKey, string[]>>): Filter {
  const chosen = FILTERS.map(({ key }) => [key, filter[key]] as const);
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
}

export const variablesOf = ({ text, filter, newest, page }: SearchAddress) => ({
  text: text || null,
  filter,
  sort: newest ? ('NEWEST' as const) : ('RELEVANCE' as const),
  page,
});
