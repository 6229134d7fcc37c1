import type { Proximity, ProximityBasis, ProximityKind } from './proximity.js';

const NBSP = '\u00a0';
const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** What is said of a reason, from what it rests on. */
const sentences: Record<ProximityKind, (basis: readonly ProximityBasis[]) => string> = {
  words: (basis) => `En commun${NBSP}: ${labels(basis, 'word')}`,
  collection: (basis) => `À côté dans ${quoted(basis)}`,
  order: (basis) => `Vient ensuite dans ${quoted(basis)}`,
  pathway: (basis) => `La suite dans ${quoted(basis)}`,
  series: (basis) => `La suite de la série${number(basis)}`,
  prerequisites: (basis) => `S’appuie sur${NBSP}: ${labels(basis, 'word')}`,
  'next-level': (basis) => `Pour la suite, ${labels(basis, 'level')}${about(basis)}`,
};

/** A reason in a few words of French, as a page and a program show it. */
export const proximityWords = ({ kind, restsOn }: Pick<Proximity, 'kind' | 'restsOn'>): string =>
  sentences[kind](restsOn);

const labelsOf = (basis: readonly ProximityBasis[], kinds: readonly ProximityBasis['kind'][]): string[] =>
  basis.filter(({ kind }) => kinds.includes(kind)).map(({ label }) => label);

const labels = (basis: readonly ProximityBasis[], ...kinds: ProximityBasis['kind'][]): string =>
  list.format(labelsOf(basis, kinds));

const quoted = (basis: readonly ProximityBasis[]): string =>
  `«${NBSP}${labelsOf(basis, ['collection'])[0] ?? ''}${NBSP}»`;

/** « , séance 3 » ; a bare number at the end of a title says nothing more. */
function number(basis: readonly ProximityBasis[]): string {
  const [label = ''] = labelsOf(basis, ['number']);
  return /^\d+$/.test(label) ? `, numéro${NBSP}${label}` : `${NBSP}: ${label}`;
}

function about(basis: readonly ProximityBasis[]): string {
  const words = labels(basis, 'word');
  return words ? `${NBSP}: ${words}` : '';
}
