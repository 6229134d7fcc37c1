import type { TermPartsFragment } from '#contract';

/** Official lists are long; a form shows what class uses most, and everything on request. */
export const USUAL = {
  equipment: [
    'ordinateur',
    'tablette',
    'videoprojecteur',
    'tableau-numerique-interactif',
    'calculatrice',
    'imprimante',
  ],
  places: [
    'en-salle-de-classe',
    'en-salle-informatique',
    'en-laboratoire',
    'en-installation-sportive',
    'en-milieu-familial',
    'hors-etablissement',
  ],
  audiences: ['eleve', 'eleve-a-besoins-educatifs-specifiques', 'enseignant', 'parent'],
};

/** Levels one step below the top: the school years, without the series of each. */
export function usualLevels(levels: readonly TermPartsFragment[]): string[] {
  const roots = new Set(levels.filter(({ parentId }) => !parentId).map(({ id }) => id));
  return levels.filter(({ parentId }) => !parentId || roots.has(parentId)).map(({ id }) => id);
}

/** The server lists the usual terms first. */
export const firstTerms = (terms: readonly TermPartsFragment[], count: number): string[] =>
  terms.slice(0, count).map(({ id }) => id);
