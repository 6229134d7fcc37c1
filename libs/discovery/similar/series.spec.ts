import { describe, expect, it } from '@jest/globals';
import { seriesPlace } from './series.js';

const placeOf = (title: string) => seriesPlace({ title, subjects: ['mathematiques'], levels: ['cm1'] });

describe('the number of a title', () => {
  it.each([
    ['Les fractions, séance 2', 2, 'séance 2'],
    ['Séance n° 3 : comparer des fractions', 3, 'séance 3'],
    ['Chapitre IV – Les triangles', 4, 'chapitre 4'],
    ['Les volcans (deuxième partie)', 2, 'partie 2'],
    ['La Révolution française 2/4', 2, '2'],
    ['Dictées flash (3)', 3, '3'],
    ['Devoir surveillé n° 1 : variables', 1, 'devoir surveillé 1'],
    ['TP 5 : mesurer une longueur d’onde', 5, 'TP 5'],
    ['Séance deux', 2, 'séance 2'],
  ])('of « %s » is %d', (title, place, label) => {
    expect(placeOf(title)).toMatchObject({
      place,
      label: expect.stringMatching(new RegExp(`^${label}$`, 'i')),
    });
  });

  it.each([
    'Les fractions',
    'La Révolution française, 1789',
    'Projet pour le cycle 3',
    'Débuter avec Python 3',
    'La Première Guerre mondiale',
    'Évaluation de seconde',
    '3',
    'Un jour en classe',
  ])('of « %s » is none', (title) => {
    expect(placeOf(title)).toBeNull();
  });

  it('says which series: by what comes before it, or by subject and level when nothing does', () => {
    const series = (title: string) => placeOf(title)?.series;
    expect(series('Les fractions, séance 1')).toBe(series('Les fractions – séance 2'));
    expect(series('Les fractions, séance 1')).not.toBe(series('Les volcans, séance 2'));
    expect(series('Chapitre 1 : les triangles')).toBe(series('Chapitre 2 : les cercles'));
    const elsewhere = seriesPlace({ title: 'Chapitre 2 : les volcans', subjects: ['svt'], levels: ['4e'] });
    expect(elsewhere?.series).not.toBe(series('Chapitre 1 : les triangles'));
  });
});
