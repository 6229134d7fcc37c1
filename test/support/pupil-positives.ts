import type { Family, People } from './pupil-set.js';
import type { RandomChoice } from './random-choice.js';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\w-]/g, '')
    .toLowerCase();
const around = (chance: RandomChoice, sentence: string): string[] => {
  const lessons = [
    'On partage une tarte en huit parts égales.',
    'Rappeler la consigne avant de distribuer la fiche.',
    'Les élèves travaillent par deux pendant vingt minutes.',
    'Corriger au tableau, puis coller la trace écrite.',
  ];
  return [chance.of(lessons), sentence, chance.of(lessons)];
};
const prose = (chance: RandomChoice, sentence: string, datum: string) => ({
  lines: around(chance, sentence),
  datum,
});

function address(chance: RandomChoice, people: People): { local: string; domain: string } {
  const [first, last] = [plain(people.firstName()), plain(people.surname())];
  const local = chance.of([
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}.${last}`,
    `${first}_${last}${chance.digits(2)}`,
    `${last}.${first}`,
  ]);
  return {
    local,
    domain: chance.of([
      'gmail.com',
      'orange.fr',
      'outlook.fr',
      'free.fr',
      'laposte.net',
      'monlycee.net',
      'icloud.com',
      'yahoo.fr',
    ]),
  };
}

function mobile(chance: RandomChoice): string {
  let digits = `0${chance.of(['6', '7'])}${chance.digits(8)}`;
  while (digits.startsWith('063998') || new Set(digits).size < 4) digits = `06${chance.digits(8)}`;
  return digits;
}

const pairs = (digits: string, gap: string): string => (digits.match(/../g) ?? []).join(gap);
const spellings: ((digits: string) => string)[] = [
  (digits) => pairs(digits, ' '),
  (digits) => pairs(digits, '.'),
  (digits) => pairs(digits, '-'),
  (digits) => pairs(digits, '\u00a0'),
  (digits) => pairs(digits, '\u202f'),
  (digits) => pairs(digits, '/'),
  (digits) => digits,
  (digits) => `+33${digits.slice(1)}`,
  (digits) => `+33 ${digits.slice(1, 2)} ${pairs(digits.slice(2), ' ')}`,
  (digits) => `0033 ${digits.slice(1, 2)} ${pairs(digits.slice(2), ' ')}`,
  (digits) => `+33 (0)${digits.slice(1, 2)} ${pairs(digits.slice(2), ' ')}`,
  (digits) => `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`,
];

const grade = (chance: RandomChoice): string => `${chance.below(20)}${chance.of(['', ',5', '.25', ',75'])}`;
const birth = (chance: RandomChoice): string => {
  const [day, month] = [chance.between(1, 28), chance.between(1, 12)].map((each) =>
    String(each).padStart(2, '0'),
  );
  return chance.of([
    `${day}/${month}/20${chance.between(10, 19)}`,
    `${day}.${month}.20${chance.between(10, 19)}`,
    `${day}-${month}-20${chance.between(10, 19)}`,
  ]);
};
const person = (chance: RandomChoice, people: People): string => {
  const [first, last] = [people.firstName(), people.surname()];
  return chance.of([
    `${first} ${last}`,
    `${last.toUpperCase()} ${first}`,
    `${last} ${first}`,
    `${first.toUpperCase()} ${last.toUpperCase()}`,
    `${last.toUpperCase()}, ${first}`,
  ]);
};
const several = <Value>(chance: RandomChoice, make: () => Value): Value[] =>
  Array.from({ length: chance.between(5, 24) }, make);

/** What must be found, in the ways people write it. */
export const positives: Family[] = [
  {
    name: 'address in prose',
    planted: 'email',
    make: (chance, people) => {
      const { local, domain } = address(chance, people);
      const datum = `${local}@${domain}`;
      return prose(
        chance,
        chance.of([
          `Écrire à ${datum} avant jeudi.`,
          `Contact de la famille : ${datum}`,
          `(${datum})`,
          `Rendu par ${datum}, en retard.`,
        ]),
        datum,
      );
    },
  },
  {
    name: 'address against robots',
    planted: 'email',
    make: (chance, people) => {
      const { local } = address(chance, people);
      const domain = chance.of(['ac-lyon.fr', 'ac-versailles.fr', 'gmail.com', 'orange.fr']);
      const datum = chance.of([
        `${local} [at] ${domain}`,
        `${local}(at)${domain}`,
        `${local} arobase ${domain}`,
        `${local} [at] ${domain.replace('.', ' [dot] ')}`,
        `${local} @ ${domain}`,
      ]);
      return prose(chance, `Pour rendre la copie : ${datum}`, datum);
    },
  },
  {
    name: 'addresses in a sheet',
    planted: 'email',
    make: (chance, people) => {
      const all = several(chance, () => address(chance, people));
      const rows = all.map(({ local, domain }) => `${people.surname()}\t${local}@${domain}`);
      return {
        lines: ['Élève\tCourriel', ...rows],
        asTable: true,
        datum: `${all[0]?.local}@${all[0]?.domain}`,
      };
    },
  },
  {
    name: 'telephone in prose',
    planted: 'phone',
    make: (chance, people) => {
      const datum = chance.of(spellings)(mobile(chance));
      return prose(
        chance,
        chance.of([
          `Appeler la maman de ${people.firstName()} au ${datum}.`,
          `Tél. : ${datum}`,
          `Portable : ${datum}`,
          `En cas d’absence, joindre le ${datum} le matin.`,
        ]),
        datum,
      );
    },
  },
  {
    name: 'telephone alone',
    planted: 'phone',
    make: (chance) => {
      const datum = chance.of(spellings)(mobile(chance));
      return prose(chance, datum, datum);
    },
  },
  {
    name: 'telephones in a sheet',
    planted: 'phone',
    make: (chance, people) => {
      const all = several(chance, () => chance.of(spellings)(mobile(chance)));
      return {
        lines: ['Élève\tResponsable', ...all.map((each) => `${people.firstName()}\t${each}`)],
        asTable: true,
        datum: all[0] ?? '',
      };
    },
  },
  {
    name: 'national identifier',
    planted: 'ine',
    make: (chance) => {
      const letter = () => chance.of([...'ABCDEFGHJKLMNPRSTUVWXYZ']);
      const bare = chance.of([
        `${chance.digits(9)}${letter()}${letter()}`,
        `${chance.digits(10)}${letter()}`,
        `${chance.digits(4)}A${chance.digits(5)}${letter()}`,
      ]);
      const datum = chance.of([bare, bare, `${bare.slice(0, 4)} ${bare.slice(4, 7)} ${bare.slice(7)}`]);
      return prose(
        chance,
        datum === bare
          ? chance.of([`INE : ${datum}`, `Identifiant ${datum}`, `N° INE ${datum}`, `${datum}`])
          : `INE : ${datum}`,
        datum,
      );
    },
  },
  {
    name: 'class list with grades',
    planted: 'class-list',
    make: (chance, people) => {
      const all = several(chance, () => person(chance, people));
      const head = chance.of([
        'Élève\tNote',
        'Nom et prénom\tMoyenne',
        'Nom\tContrôle 1',
        'Élève\tÉval 3 (/20)',
      ]);
      return {
        lines: [head, ...all.map((each) => `${each}\t${grade(chance)}`)],
        asTable: true,
        datum: all[0] ?? '',
      };
    },
  },
  {
    name: 'class list in two columns of names',
    planted: 'class-list',
    make: (chance, people) => {
      const all = several(chance, () => [people.surname().toUpperCase(), people.firstName()]);
      const fact = chance.of([
        () => birth(chance),
        () => `${grade(chance)}\t${grade(chance)}`,
        () => `${chance.below(9)} absences`,
      ]);
      return {
        lines: ['NOM\tPrénom\tNotes', ...all.map((each) => `${each.join('\t')}\t${fact()}`)],
        asTable: true,
        datum: all[0]?.join(' ') ?? '',
      };
    },
  },
  {
    name: 'class list typed line by line',
    planted: 'class-list',
    make: (chance, people) => {
      const all = several(chance, () => person(chance, people));
      const line = chance.of([
        (name: string) => `${name} : ${chance.below(20)}/20`,
        (name: string) => `${name} ${birth(chance)}`,
        (name: string) => `${name} - absent`,
        (name: string) => `- ${name} (${grade(chance)}/20)`,
      ]);
      return { lines: ['Résultats du contrôle', ...all.map(line)], datum: all[0] ?? '' };
    },
  },
  {
    name: 'class list in one sentence',
    planted: 'class-list',
    make: (chance, people) => {
      const all = several(chance, () => `${people.firstName()} ${people.surname()}`);
      return prose(
        chance,
        `Notes : ${all.map((name) => `${name} (${grade(chance)}/20)`).join(chance.of(['; ', ', ']))}.`,
        all[0] ?? '',
      );
    },
  },
  {
    name: 'birth date',
    planted: 'birth-date',
    make: (chance, people) => {
      const name = person(chance, people);
      return prose(chance, `${name}, ${chance.of(['né le', 'née le', 'né(e) le'])} ${birth(chance)}`, name);
    },
  },
];
