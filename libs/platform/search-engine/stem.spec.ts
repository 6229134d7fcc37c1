import { describe, expect, it } from '@jest/globals';
import { root, stem } from './stem.js';

describe('stem', () => {
  it.each([
    ['fraction fractions'],
    ['animal animaux'],
    ['cheval chevaux'],
    ['travail travaux'],
    ['tuyau tuyaux'],
    ['tableau tableaux'],
    ['oeil yeux'],
    ['jeu jeux'],
    ['eleve eleves'],
    ['donnee donnees donner donne'],
    ['tri trier'],
    ['desir desirs desirer'],
    ['premier premiere premieres'],
    ['actif active actives actifs'],
    ['lecteur lectrice lectrices'],
    ['public publique publics'],
    ['nouveau nouvelle nouveaux'],
    ['prix'],
  ])('is the same for %s', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(1);
  });

  it.each([
    ['aire', 'air'],
    ['cours', 'cour'],
    ['sens', 'sen'],
    ['temps', 'tempe'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it('leaves levels and codes alone', () => {
    expect(['6e', 'cm2', 'mp3'].map(stem)).toEqual(['6e', 'cm2', 'mp3']);
  });
});

describe('root', () => {
  it.each([
    ['recursif recursivite recursion'],
    ['proportion proportionnalite proportionnel'],
    ['geographie geographique'],
    ['binaire binary'],
    ['democratie democracy democratique'],
    ['probabilite probabilites'],
  ])('is the same for %s', (words) => {
    expect(new Set(words.split(' ').map(root)).size).toBe(1);
  });
});
