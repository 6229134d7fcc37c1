import { describe, expect, it } from '@jest/globals';
import { waysOutOf } from './way-out.js';

const said = (text: string, filters = {}) =>
  waysOutOf(text, filters).map((stage) => stage.map(({ label }) => label));

describe('the ways out of a search without result', () => {
  it('drop each filter alone, then all of them', () => {
    expect(said('fractions', { levels: ['cm2'], types: ['exercice', 'evaluation'] })).toEqual([
      ['Sans le filtre « Niveau : CM2 »', 'Sans le filtre « Type de ressource : Exercice, Évaluation »'],
      ['Sans aucun filtre'],
    ]);
  });

  it('keep the other filters and the words', () => {
    const [[first] = []] = waysOutOf('fractions', { levels: ['cm2'], types: ['exercice'] });
    expect(first).toMatchObject({ text: 'fractions', filters: { types: ['exercice'] } });
    expect(first?.filters).not.toHaveProperty('levels');
  });

  it('do not say twice that the only filter is dropped', () => {
    expect(said('fractions', { levels: ['cm2'] })).toEqual([['Sans le filtre « Niveau : CM2 »']]);
  });

  it('do not recite a long filter', () => {
    const [[label] = []] = said('', { levels: ['cp', 'ce1', 'ce2', 'cm1'] });
    expect(label).toBe('Sans le filtre « Niveau : CP, CE1, CE2… »');
  });

  it('then drop one word of a few', () => {
    expect(said('fractions pizza')).toEqual([['Chercher « pizza »', 'Chercher « fractions »']]);
  });

  it('halve many words', () => {
    expect(said('un deux trois quatre cinq')).toEqual([
      ['Chercher « un deux trois »', 'Chercher « quatre cinq »'],
    ]);
  });

  it('keep the filters while dropping words', () => {
    const stages = waysOutOf('fractions pizza', { levels: ['cm2'] });
    expect(stages.at(-1)?.every(({ filters }) => filters.levels?.[0] === 'cm2')).toBe(true);
  });

  it.each(['', 'fractions', '  '])('are none for « %s » alone', (text) => {
    expect(said(text)).toEqual([]);
  });
});
