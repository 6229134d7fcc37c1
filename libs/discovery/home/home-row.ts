import { levelsUnder } from '../level-facet.js';

/** `personal`: stands on what the reader said, wrote or kept; nobody else has it. */
interface RowWords {
  readonly title: string;
  readonly explanation: string;
  readonly personal: boolean;
  /** Where all of it is shown; a row that no search can show has a page of its own. */
  readonly seeAll: string;
}

/** In the order in which a page offers them. */
export const homeRows = {
  niveaux: {
    title: 'Pour vos niveaux et disciplines',
    explanation: 'D’après ce que dit votre profil, et lui seul. L’ordre change chaque jour, au hasard.',
    personal: true,
    seeAll: '/rangees/niveaux',
  },
  adaptees: {
    title: 'Adaptées de vos ressources',
    explanation: 'Ce que des collègues ont fait de ce que vous avez publié.',
    personal: true,
    seeAll: '/rangees/adaptees',
  },
  suites: {
    title: 'Suites de ce que vous avez gardé',
    explanation: 'Ce qui vient après, dans le parcours d’une collection ou dans la même série.',
    personal: true,
    seeAll: '/rangees/suites',
  },
  pres: {
    title: 'À relire près de chez vous',
    explanation: 'Personne ne les a encore relues\u00a0: les lire aide qui les a faites.',
    personal: true,
    seeAll: '/rangees/pres',
  },
  relues: {
    title: 'Relues récemment',
    explanation: 'Lues par des collègues, grille en main. Les dernières d’abord.',
    personal: false,
    seeAll: '/recherche?relecture=recommandee&relecture=relue&relecture=relue-avec-reserves',
  },
  nouveautes: {
    title: 'Nouveautés par cycle',
    explanation: 'Les dernières publiées, de la maternelle au supérieur.',
    personal: false,
    seeAll: '/recherche?tri=recent',
  },
} as const satisfies Record<string, RowWords>;

export type HomeRowId = keyof typeof homeRows;

export const homeRowIds = Object.keys(homeRows) as HomeRowId[];

const cycles = ['maternelle', 'cycle-2', 'cycle-3', 'cycle-4', 'lycee-gt', 'lycee-pro', 'superieur'];

/** Each cycle with every level under which a resource of it may have been published. */
export const newInCycles = cycles.map((id) => ({ id, levels: levelsUnder(id) }));
