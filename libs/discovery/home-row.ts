import { levelsUnder } from './level-facet.js';

/** A row of the home page: what stands in it, and why, in words. */
export interface Shelf {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  /** The level that the search page filters on to show all of it; null: everything. */
  readonly level: string | null;
}

export const shelves: readonly Shelf[] = [
  {
    id: 'recentes',
    level: null,
    title: 'Les plus récentes',
    explanation: 'Ce que des enseignantes et des enseignants viennent de publier.',
  },
  cycle('cycle-1', 'Pour le cycle 1', 'De la petite à la grande section', 'maternelle'),
  cycle('cycle-2', 'Pour le cycle 2', 'Au CP, au CE1 et au CE2'),
  cycle('cycle-3', 'Pour le cycle 3', 'Au CM1, au CM2 et en 6e'),
  cycle('cycle-4', 'Pour le cycle 4', 'En 5e, en 4e et en 3e'),
  cycle('lycee-gt', 'Pour le lycée', 'De la seconde à la terminale générale et technologique'),
  cycle('lycee-pro', 'Pour le lycée professionnel', 'En CAP et en baccalauréat professionnel'),
  cycle('superieur', 'Pour le supérieur', 'En BTS, en classe préparatoire et après'),
];

/** Every level under which a resource of this row may have been published; empty: any. */
export const shelfLevels = ({ level }: Shelf): string[] => (level === null ? [] : levelsUnder(level));

/** The search page with all of the row, newest first. */
export function seeAllPath({ level }: Shelf): string {
  return level === null ? '/recherche?tri=recent' : `/recherche?niveau=${level}&tri=recent`;
}

function cycle(id: string, title: string, where: string, level = id): Shelf {
  return { id, title, level, explanation: `${where} : les dernières ressources publiées.` };
}
