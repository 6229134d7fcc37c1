import { type SearchFacet, valueLabel } from '#discovery';
import { findTerm } from '#vocabulary';
import type { FollowTarget } from './follow-target.js';

const NBSP = '\u00a0';
const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** What is known of a target by its names; null: nobody reads it any more. */
export interface Names {
  readonly person: string | null;
  readonly collection: string | null;
}

/** « la collection « Mesurer » », as it stands in a sentence; what is not public any more is not named. */
export function namedTarget(target: FollowTarget, { person, collection }: Names): string {
  switch (target.kind) {
    case 'person':
      return person === null ? 'une personne' : oneLine(person);
    case 'collection':
      return collection === null
        ? 'une collection qui n’est plus publique'
        : `la collection ${quoted(collection)}`;
    case 'aisle':
      return quoted(aisleWords(target));
    case 'search':
      return `la recherche ${quoted(searchWords(target))}`;
  }
}

/** The same, at the head of a line. */
export function titledTarget(target: FollowTarget, { person, collection }: Names): string {
  if (target.kind === 'collection' && collection !== null) return oneLine(collection);
  if (target.kind === 'search') return searchWords(target);
  if (target.kind === 'aisle') return aisleWords(target);
  const words = namedTarget(target, { person, collection });
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function aisleWords({ level, subject }: FollowTarget): string {
  const labels = [
    subject === null ? null : (findTerm('subjects', subject)?.label ?? subject),
    level === null ? null : (findTerm('levels', level)?.shortLabel ?? level),
  ];
  return labels.filter((label) => label !== null).join(', ');
}

/** « fractions, CM1, ODT »: the words as they were typed, then the filters. */
function searchWords({ search }: FollowTarget): string {
  const filters = Object.entries(search?.filters ?? {}).flatMap(([facet, ids]) =>
    ids.map((id) => valueLabel(facet as SearchFacet, id)),
  );
  return [search?.words ?? '', ...filters].filter((word) => word !== '').join(', ');
}

export const quoted = (text: string): string => `«${NBSP}${oneLine(text)}${NBSP}»`;

/** It may stand in a mail: no line of somebody’s passes for one of ours. */
const oneLine = (text: string): string => text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();

/** « Vous recevez ceci parce que vous suivez A et la collection « B ». » */
export const reasonWords = (names: readonly string[]): string =>
  names.length > 0
    ? `Vous recevez ceci parce que vous suivez ${list.format(names)}.`
    : 'Vous ne suivez plus ce qui vous a valu cette nouvelle.';
