import type { Family } from './pupil-set.js';
import type { RandomChoice } from './random-choice.js';

const prose = (...lines: string[]) => ({
  lines: ['On lit la consigne à voix haute.', ...lines],
  datum: lines[0] ?? '',
});
const numbers = (chance: RandomChoice, count: number, most: number) =>
  Array.from({ length: count }, () => chance.below(most));

/** What looks like it and is not: books, figures, authors, services. */
export const negatives: Family[] = [
  {
    name: 'ISBN',
    planted: null,
    make: (chance) =>
      prose(
        `ISBN ${chance.of(['978-2-07-', '978-2-01-', '978-2-7011-'])}${chance.digits(4)}-${chance.digits(1)}`,
        `ISBN : 97820${chance.digits(8)}`,
        `ISBN 2-07-03${chance.digits(4)}-X`,
      ),
  },
  {
    name: 'figures of an exercise',
    planted: null,
    make: (chance) =>
      prose(
        `Calculer ${chance.digits(10)} + ${chance.digits(9)}.`,
        `Ranger : ${numbers(chance, 9, 99).join(' ')}`,
        `Compléter : 01 02 03 04 05 06 07 08`,
        `Écrire en lettres 0${chance.digits(9)} mètres.`,
      ),
  },
  {
    name: 'numbers that look like telephones',
    planted: null,
    make: (chance) =>
      prose(
        chance.of([
          `π ≈ 3,14159 26535 89793 23846`,
          `Le nombre 0612345678 × 2`,
          `SIRET ${chance.digits(3)} ${chance.digits(3)} ${chance.digits(3)} ${chance.digits(5)}`,
          `Série : 12 06 45 78 90 12 33 07`,
          `Binaire : 0110100110`,
          `IBAN FR76 ${chance.digits(4)} ${chance.digits(4)} ${chance.digits(4)}`,
          `0,6${chance.digits(8)}`,
        ]),
      ),
  },
  {
    name: 'numbers of services and of fiction',
    planted: null,
    make: (chance) =>
      prose(
        `Allô enfance en danger : 119, ou 0 800 05 1${chance.digits(1)} ${chance.digits(2)}`,
        `Dans le film, il compose le 06 39 98 ${chance.digits(2)} ${chance.digits(2)}.`,
      ),
  },
  {
    name: 'functional addresses',
    planted: null,
    make: (chance) =>
      prose(
        `Écrire à ${chance.of(['contact', 'secretariat', 'ce.0750001a', 'dsden69', 'communication', 'info', 'rectorat'])}@${chance.of(['ac-lyon.fr', 'education.gouv.fr', 'mairie-ville.fr', 'musee-ville.fr'])}.`,
        `Un exemple : prenom.nom@example.org`,
      ),
  },
  {
    name: 'authors of literature',
    planted: null,
    make: (chance, people) => ({
      lines: [
        'Auteur\tŒuvre\tDate',
        ...Array.from(
          { length: chance.between(4, 10) },
          () => `${people.firstName()} ${people.surname()}\tUn roman\t${chance.between(1650, 1950)}`,
        ),
      ],
      asTable: true,
      datum: 'authors',
    }),
  },
  {
    name: 'figures of history',
    planted: null,
    make: (chance, people) => ({
      lines: Array.from(
        { length: chance.between(4, 10) },
        () =>
          `${people.firstName()} ${people.surname()} (${chance.between(1700, 1800)}-${chance.between(1801, 1900)}), né le ${chance.between(1, 28)} mars ${chance.between(1700, 1800)}`,
      ),
      datum: 'history',
    }),
  },
  {
    name: 'conjugation',
    planted: null,
    make: () => ({
      lines: [
        'Personne\tÊtre\tAvoir',
        'je\tsuis\tai',
        'tu\tes\tas',
        'il, elle\test\ta',
        'nous\tsommes\tavons',
        'vous\têtes\tavez',
        'ils, elles\tsont\tont',
      ],
      asTable: true,
      datum: 'conjugation',
    }),
  },
  {
    name: 'heroes of an exercise',
    planted: null,
    make: (chance, people) => ({
      lines: [
        'Prénom\tBilles',
        ...Array.from({ length: chance.between(3, 8) }, () => `${people.firstName()}\t${chance.below(40)}`),
      ],
      asTable: true,
      datum: 'heroes',
    }),
  },
  {
    name: 'grades without names',
    planted: null,
    make: (chance) => ({
      lines: ['Élève\tNote', ...numbers(chance, 12, 20).map((each, at) => `Élève ${at + 1}\t${each}`)],
      asTable: true,
      datum: 'grades',
    }),
  },
  {
    name: 'a grid of criteria',
    planted: null,
    make: () => ({
      lines: [
        'Critère\tAcquis\tNon acquis',
        'Rose des vents placée\t2\t/5',
        'Victoire bien située\t3\t/5',
        'Légende complète\t5\t/5',
      ],
      asTable: true,
      datum: 'grid',
    }),
  },
  {
    name: 'code and identifiers',
    planted: null,
    make: (chance) =>
      prose(
        `commit ${chance.digits(7)}ab${chance.digits(4)}f`,
        `UUID ${chance.digits(8)}-${chance.digits(4)}-4${chance.digits(3)}`,
        `@property, @media, user@host`,
        `RNE 0${chance.digits(6)}K`,
      ),
  },
];
