import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type ClassroomPhrase,
  doubleLevels,
  groupings,
  groupingsIn,
  readClassroom,
  withoutWords,
} from './classroom-reading.js';
import { classroomWords } from './classroom-words.js';
import { equipment, places } from './index.js';
import { splitWords } from './words.js';

const said = (query: string) => readClassroom(query).map(({ kind, values }) => [kind, ...values].join(' '));

describe('what a query says of the class', () => {
  it.each<[query: string, read: string[]]>([
    ['fractions sans ordinateur', ['equipment sans-ordinateur']],
    ['dictée 20 minutes', ['minutes 20']],
    ['dictée 20min', ['minutes 20']],
    ['séance d’1 h 30', ['minutes 90']],
    ['séance de 1h30', ['minutes 90']],
    ['une demi-heure de lecture', ['minutes 30']],
    ['débat deux heures', ['minutes 120']],
    ['jeu en groupe de 4', ['groupings petits-groupes']],
    ['jeu par équipes de deux', ['groupings a-deux']],
    ['exposé en binômes', ['groupings a-deux']],
    ['leçon classe entière', ['groupings classe-entiere']],
    ['maths dehors', ['places hors-etablissement en-terrain-d-observation']],
    ['coloriage noir et blanc', ['printing noir-et-blanc']],
    ['fractions CE1-CE2', ['doubleLevels ce1-ce2']],
    ['fractions CE2 et CE1', ['doubleLevels ce1-ce2']],
    ['double niveau CM1-CM2', ['doubleLevels cm1-cm2']],
    ['poésie double niveau', ['doubleLevels double-niveau']],
    ['après les fractions', ['after fractions']],
    ['géométrie après avoir vu la symétrie axiale en CM1', ['after symétrie axiale']],
    ['avant la division sans ordinateur', ['before division', 'equipment sans-ordinateur']],
  ])('« %s »', (query, read) => expect(said(query)).toEqual(read));

  it.each([
    'table de multiplication par 2',
    'nombres à deux chiffres',
    'groupe nominal',
    'musée du Louvre',
    'Rome avant Jésus-Christ',
    'un conte d’après Perrault',
    'après-midi',
    'liaison CM2 6e',
    'programme de 6e et 5e',
    'seconde guerre mondiale',
    'théorème de Pythagore',
  ])('nothing in « %s »', (query) => expect(said(query)).toEqual([]));

  it('covers words of the query, none twice, in their order, whatever is typed', () => {
    const pieces = fc.constantFrom(
      ...[
        'fractions',
        'sans ordinateur',
        '20 minutes',
        '1 h 30',
        'CE1-CE2',
        'CM1',
        'en groupe de',
        '4',
        'et',
      ],
      ...[
        'double niveau',
        'dehors',
        'après',
        'avant',
        'les',
        'noir et blanc',
        'd’après',
        '«',
        'l’',
        '&',
        'Œuvre',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 9 }).map((all) => all.join(' ')),
          fc.string(),
        ),
        (query) => {
          const length = splitWords(query).length;
          let last = 0;
          for (const { start, end, values } of readClassroom(query)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(length);
            expect(values.length).toBeGreaterThan(0);
            last = end;
          }
        },
      ),
    );
  });

  it.each([
    ['dictée de 20 minutes', 'dictée'],
    ['jeu en groupe de 4, CM1', 'jeu, CM1'],
    ['sans ordinateur', ''],
    ['séance d’1 h 30 sur l’énergie', 'séance sur l’énergie'],
  ])('« %s » without it is « %s »', (query, rest) => {
    const [read] = readClassroom(query) as [ClassroomPhrase];
    expect(withoutWords(query, read)).toBe(rest);
  });

  it('leaves the other words of the query when its own are taken out', () => {
    const phrase = fc.constantFrom('sans ordinateur', '20 minutes', 'noir et blanc', 'CE1-CE2', 'en binôme');
    const word = fc.constantFrom('fractions', 'poésie', 'l’énergie', 'Pythagore', 'volcans');
    fc.assert(
      fc.property(word, phrase, word, (before, typed, after) => {
        const query = `${before} ${typed} ${after}`;
        const [read] = readClassroom(query) as [ClassroomPhrase];
        expect(read.typed).toBe(typed);
        expect(withoutWords(query, read)).toBe(`${before} ${after}`);
      }),
    );
  });
});

describe('what an author says of groups', () => {
  it.each<[text: string, ids: string[]]>([
    ['par deux', ['a-deux']],
    ['Classe entière, puis par deux', ['classe-entiere', 'a-deux']],
    ['groupes de 3 ou 4 élèves', ['petits-groupes']],
    ['petit groupe', ['petits-groupes']],
    ['demi-classe', ['demi-classe']],
    ['4 élèves', ['petits-groupes']],
    ['par 4', ['petits-groupes']],
    ['seul·e', ['seul']],
    ['', []],
    ['selon la salle', []],
  ])('« %s »', (text, ids) => expect(groupingsIn(text).sort()).toEqual(ids.sort()));

  it('knows groupings only, whatever is written', () => {
    const known = new Set(groupings().map(({ id }) => id));
    fc.assert(
      fc.property(fc.string(), (text) =>
        expect(groupingsIn(text).filter((id) => !known.has(id))).toEqual([]),
      ),
    );
  });
});

describe('the words of the class', () => {
  it('name terms that exist, and sizes that follow each other', () => {
    const { file } = classroomWords();
    const ids = (named: readonly { ids: string[] }[]) => named.flatMap((each) => each.ids);
    expect(equipment().map(({ id }) => id)).toEqual(expect.arrayContaining(ids(file.equipment)));
    expect(places().map(({ id }) => id)).toEqual(expect.arrayContaining(ids(file.places)));
    const sizes = groupings().map((grouping) => grouping.sizes);
    expect(sizes.slice(1).map(([least]) => least - 1)).toEqual(sizes.slice(0, -1).map(([, most]) => most));
  });

  it('make each pair of classes once, the younger first', () => {
    expect(doubleLevels().get('ce1-ce2')).toEqual(['ce1', 'ce2']);
    expect(doubleLevels().has('ce2-ce1')).toBe(false);
    expect(doubleLevels().size).toBe((9 * 8) / 2);
  });
});
