import { formatOf } from '#inspection';
import { listPermissions } from '#licensing';
import type { FacetCount } from '#platform/search-engine';
import { findTerm, levelTree, type LevelNode } from '#vocabulary';
import { doubleLevelLabel, groupingLabel, printingLabel } from './classroom/classroom-facet.js';
import { durationLabel } from './duration.js';
import { type FilterName, SEARCH_FACETS, SEARCH_FILTERS, type SearchFacet } from './query.js';
import { reviewLabel } from './review-facet.js';

/** The values chosen in each facet, and the notions that a reader wrote. */
export type ChosenFilters = Partial<Record<FilterName, string[]>>;

export interface FacetValue {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  readonly parentId: string | null;
  /** 0 at the top. */
  readonly depth: number;
}

export interface Facet {
  readonly name: SearchFacet;
  readonly label: string;
  readonly values: FacetValue[];
}

export const facetLabels: Record<FilterName, string> = {
  levels: 'Niveau',
  subjects: 'Discipline',
  types: 'Type de ressource',
  permissions: 'Ce que la licence permet',
  formats: 'Format',
  languages: 'Langue',
  durations: 'Durée',
  equipment: 'Matériel',
  groupings: 'Groupes',
  places: 'Lieu',
  printing: 'Impression',
  doubleLevels: 'Double niveau',
  review: 'Relecture',
  after: 'Suppose',
  before: 'Mène à',
};

const permissionLabels = new Map<string, string>(listPermissions().map(({ id, label }) => [id, label]));

const labelFinders: Record<FilterName, (id: string) => string | null | undefined> = {
  levels: (id) => findTerm('levels', id)?.shortLabel,
  subjects: (id) => findTerm('subjects', id)?.label,
  types: (id) => findTerm('resource-types', id)?.label,
  permissions: (id) => permissionLabels.get(id),
  formats: (id) => formatOf(id)?.label,
  languages: (id) => findTerm('languages', id)?.label,
  durations: durationLabel,
  equipment: (id) => findTerm('equipment', id)?.label,
  groupings: groupingLabel,
  places: (id) => findTerm('places', id)?.label,
  printing: printingLabel,
  doubleLevels: doubleLevelLabel,
  review: reviewLabel,
  after: (notion) => notion,
  before: (notion) => notion,
};

/** A facet value in words; its id when it names nothing of ours. */
export const valueLabel = (filter: FilterName, id: string): string => labelFinders[filter](id) ?? id;

/** What a filter chooses, without the filters that it leaves open. */
export function chosenIn(
  filter: Partial<Record<FilterName, string[] | null>> | null | undefined,
): ChosenFilters {
  const chosen = SEARCH_FILTERS.map((name) => [name, filter?.[name] ?? []] as const);
  return Object.fromEntries(chosen.filter(([, ids]) => ids.length > 0));
}

/** The same choice with an empty list for each filter that it leaves open. */
export const everyFilter = (chosen: ChosenFilters): Record<FilterName, string[]> =>
  Object.fromEntries(SEARCH_FILTERS.map((name) => [name, chosen[name] ?? []])) as Record<
    FilterName,
    string[]
  >;

/**
 * Every facet with all its values found: levels as a tree in school order, the others by count, then by label. What is
 * chosen is listed even when nothing has it, so that it can be given up.
 */
export function facetsOf(
  counts: Readonly<Record<string, readonly FacetCount[]>>,
  chosen: ChosenFilters,
): Facet[] {
  return SEARCH_FACETS.map((name) => {
    const found = new Map((counts[name] ?? []).map(({ value, count }) => [value, count]));
    const wanted = new Set(chosen[name] ?? []);
    const values = name === 'levels' ? levelTreeValues(found, wanted) : flatValues(name, found, wanted);
    return { name, label: facetLabels[name], values };
  });
}

type Counts = ReadonlyMap<string, number>;
type Chosen = ReadonlySet<string>;
type Place = Pick<FacetValue, 'parentId' | 'depth'>;

const atTop: Place = { parentId: null, depth: 0 };

function flatValues(facet: SearchFacet, found: Counts, chosen: Chosen): FacetValue[] {
  return [...new Set([...found.keys(), ...chosen])]
    .map((id) => valueOf(facet, id, { found, chosen }, atTop))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'fr'));
}

/** Levels of no place in the tree (« Collège », « Élémentaire ») show only when chosen: each class stands there once. */
function levelTreeValues(found: Counts, chosen: Chosen): FacetValue[] {
  const shown: FacetValue[] = [];
  const walk = (nodes: readonly LevelNode[], place: Place): void => {
    for (const { term, children } of nodes) {
      const value = valueOf('levels', term.id, { found, chosen }, place);
      if (value.count > 0 || value.selected) shown.push(value);
      walk(children, { parentId: term.id, depth: place.depth + 1 });
    }
  };
  walk(levelTree(), atTop);
  const known = new Set(shown.map(({ id }) => id));
  const elsewhere = [...chosen].filter((id) => !known.has(id));
  return [...shown, ...elsewhere.map((id) => valueOf('levels', id, { found, chosen }, atTop))];
}

function valueOf(
  facet: SearchFacet,
  id: string,
  { found, chosen }: { found: Counts; chosen: Chosen },
  place: Place,
): FacetValue {
  return { id, label: valueLabel(facet, id), count: found.get(id) ?? 0, selected: chosen.has(id), ...place };
}
