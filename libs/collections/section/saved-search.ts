import { collectionLimits } from '../collection/collection-fields.js';
import { SearchEmpty, SearchesTooMany, SearchShowsTooMany } from './section-search.errors.js';

/** What a section looks for, as the search page’s address says it. Kept here as it was asked; discovery understands it. */
export interface SavedSearch {
  readonly text: string;
  /** By facet of the search: ids of `#vocabulary` and others; alternatives within one. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: 'relevance' | 'newest';
}

/** A search, and how many of what it finds are shown. */
export interface AskedSearch {
  readonly search: SavedSearch;
  readonly most: number;
}

/** A section that searches already, and how many it shows. */
export interface SearchingSection {
  readonly id: string;
  readonly most: number;
}

/** Throws unless it says something to look for, and fits beside the other sections of the collection that search. */
export function checkSearch(
  { search: { text, filters }, most }: AskedSearch,
  others: readonly SearchingSection[],
): void {
  if (text.trim() === '' && Object.values(filters).every((values) => values.length === 0))
    throw new SearchEmpty();
  if (others.length >= collectionLimits.searches) throw new SearchesTooMany();
  const shown = others.reduce((sum, each) => sum + each.most, most);
  if (shown > collectionLimits.found) throw new SearchShowsTooMany();
}
