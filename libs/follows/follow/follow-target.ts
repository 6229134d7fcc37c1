import { createHash } from 'node:crypto';
import type { ChosenFilters } from '#discovery';
import { findTerm } from '#vocabulary';
import { followLimits } from '../follow-limits.js';
import { AisleUnknown, SearchEmpty, SearchTooLong } from './follow.errors.js';

/** `aisle`: what is published under a level, a subject, or both at once. */
export type FollowKind = 'person' | 'collection' | 'aisle' | 'search';

/** The words and filters of a search, as the search page has them. */
export interface SavedSearch {
  readonly words: string;
  readonly filters: ChosenFilters;
}

/** What somebody follows: of its columns, those of its kind alone are filled. */
export interface FollowTarget {
  readonly kind: FollowKind;
  readonly agentId: string | null;
  readonly collectionId: string | null;
  /** Ids of `#vocabulary`. */
  readonly level: string | null;
  readonly subject: string | null;
  readonly search: SavedSearch | null;
}

const nothing = { agentId: null, collectionId: null, level: null, subject: null, search: null };

export const personTarget = (agentId: string): FollowTarget => ({ ...nothing, kind: 'person', agentId });

export const collectionTarget = (collectionId: string): FollowTarget => ({
  ...nothing,
  kind: 'collection',
  collectionId,
});

/** By ids or official URIs, one of them at least; throws `AisleUnknown`. */
export function aisleTarget(level: string | null, subject: string | null): FollowTarget {
  const [inLevel, ofSubject] = [
    level === null ? null : findTerm('levels', level),
    subject === null ? null : findTerm('subjects', subject),
  ];
  if ((level !== null && !inLevel) || (subject !== null && !ofSubject) || (!inLevel && !ofSubject))
    throw new AisleUnknown();
  return { ...nothing, kind: 'aisle', level: inLevel?.id ?? null, subject: ofSubject?.id ?? null };
}

/** The same search has one form, however it was typed; throws `SearchEmpty`, `SearchTooLong`. */
export function searchTarget({ words, filters }: SavedSearch): FollowTarget {
  const search = { words: words.replace(/\s+/g, ' ').trim(), filters: sorted(filters) };
  const values = Object.values(search.filters).flat();
  if (search.words === '' && values.length === 0) throw new SearchEmpty();
  if (search.words.length > followLimits.words || values.length > followLimits.filterValues)
    throw new SearchTooLong();
  return { ...nothing, kind: 'search', search };
}

/** Equal for equal targets: an account follows a thing once. */
export function targetKey({ kind, agentId, collectionId, level, subject, search }: FollowTarget): string {
  const parts = [kind, agentId, collectionId, level, subject, search?.words.toLowerCase(), search?.filters];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function sorted(filters: ChosenFilters): ChosenFilters {
  const chosen = Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([facet, values]) => [facet, [...new Set(values)].sort()] as const);
  return Object.fromEntries(chosen.sort(([a], [b]) => (a < b ? -1 : 1)));
}
