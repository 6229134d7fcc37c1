import { type ChosenFilters, facetLabels, valueLabel } from './facet.js';
import { type FilterName, SEARCH_FILTERS } from './query.js';

/** Another search, near one that found nothing. */
export interface WayOut {
  readonly label: string;
  readonly text: string;
  readonly filters: ChosenFilters;
}

const MOST_NAMED = 3;
/** A query of more words is halved: dropping one of many changes little. */
const FEW_WORDS = 4;

/**
 * What to try after a search without result, in stages: the next one only if nothing of the one before finds
 * anything. First each filter dropped alone, then all of them, then fewer words.
 */
export function waysOutOf(text: string, filters: ChosenFilters): WayOut[][] {
  const chosen = SEARCH_FILTERS.filter((name) => (filters[name] ?? []).length > 0);
  const withoutOne = chosen.map((facet) => ({
    label: sayWithout(facet, filters),
    text,
    filters: drop(filters, facet),
  }));
  const withoutAny = chosen.length > 1 ? [{ label: 'Sans aucun filtre', text, filters: {} }] : [];
  const shorter = fewerWords(text).map((words) => ({ label: `Chercher « ${words} »`, text: words, filters }));
  return [withoutOne, withoutAny, shorter].filter((stage) => stage.length > 0);
}

function sayWithout(facet: FilterName, filters: ChosenFilters): string {
  const labels = (filters[facet] ?? []).map((id) => valueLabel(facet, id));
  const named = labels.slice(0, MOST_NAMED).join(', ');
  return `Sans le filtre « ${facetLabels[facet]} : ${named}${labels.length > MOST_NAMED ? '…' : ''} »`;
}

function drop(filters: ChosenFilters, facet: FilterName): ChosenFilters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => name !== facet));
}

function fewerWords(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length < 2) return [];
  const half = Math.ceil(words.length / 2);
  const kept =
    words.length > FEW_WORDS
      ? [words.slice(0, half), words.slice(half)]
      : words.map((_, dropped) => words.filter((_word, place) => place !== dropped));
  return [...new Set(kept.map((each) => each.join(' ')))];
}
