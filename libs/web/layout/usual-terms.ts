import type { TermPartsFragment } from '#contract';

/** Official lists are long; a form shows what class uses most, and everything on request. */
export const USUAL = {
  equipment: [
    'sans-ordinateur',
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
    'hors-etablissement',
  ],
  audiences: ['eleve', 'eleve-a-besoins-educatifs-specifiques', 'enseignant', 'parent'],
};

/** No class: chosen from the whole list, or by « Tous les niveaux ». */
const noClass = new Set(['asseh-1', 'asseh-2', 'formation-personnels', 'tous-niveaux', 'tout-public']);

/** Levels one step below the top: the school years, without the series of each. */
export function usualLevels(levels: readonly TermPartsFragment[]): string[] {
  const roots = new Set(levels.filter(({ parentId }) => !parentId).map(({ id }) => id));
  return levels
    .filter(({ id, parentId }) => (!parentId || roots.has(parentId)) && !noClass.has(id))
    .map(({ id }) => id);
}

/** The server lists the usual terms first. */
export const firstTerms = (terms: readonly TermPartsFragment[], count: number): string[] =>
  terms.slice(0, count).map(({ id }) => id);
