import { readData } from './term.js';
import { normalise } from './words.js';

/** A group as written in our files. */
interface WrittenGroup {
  id: string;
  kind: string;
  /** Every term finds the documents that carry any other… */
  terms?: string[];
  /** …or a query with a term of `from` also finds those that carry a term of `to`, never the reverse. */
  from?: string[];
  to?: string[];
  /** Terms that also mean something else. */
  ambiguous?: string[];
  /** Term that the group spells: « niveaux:6e ». */
  concept?: string;
  source: string[];
}

/** A group as search compares it: folded words, no elisions. */
export interface SynonymGroup {
  id: string;
  kind: string;
  direction: 'both' | 'oneWay';
  /** Equal to `to` when the direction is `both`. */
  from: string[];
  to: string[];
  ambiguous: string[];
  source: string[];
}

let loaded: readonly WrittenGroup[] | null = null;

/** The shared school synonyms, then our own. */
export function allGroups(): readonly WrittenGroup[] {
  loaded ??= ['synonymes-scolaires.json', 'synonymes-essaim.json'].flatMap(
    (name) => readData<{ groups: WrittenGroup[] }>(name).groups,
  );
  return loaded;
}

/** All synonym groups, prepared for a search engine. */
export function synonymGroups(): SynonymGroup[] {
  return allGroups().map((group) => ({
    id: group.id,
    kind: group.kind,
    direction: group.terms ? 'both' : 'oneWay',
    from: (group.terms ?? group.from ?? []).map(normalise),
    to: (group.terms ?? group.to ?? []).map(normalise),
    ambiguous: (group.ambiguous ?? []).map(normalise),
    source: group.source,
  }));
}
