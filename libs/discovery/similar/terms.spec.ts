import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Described, termsOf, weigh } from './terms.js';

const described = (more: Partial<Described> = {}): Described => ({
  title: '',
  summary: '',
  keywords: [],
  objectives: '',
  prerequisites: '',
  texts: [],
  ...more,
});
const nobody = { resources: 0, holding: new Map<string, number>() };
const sentence = fc.array(fc.constantFrom('pile', 'piles', 'file', 'récursivité', 'arbre', 'de', 'la', '12'));

describe('the terms of a resource', () => {
  it('are stems with a word as their author writes it, the title before the text', () => {
    const { terms } = termsOf(
      described({
        title: 'Récursivité en Python',
        texts: ['Les fonctions récursives. Python, encore Python.'],
      }),
    );
    expect(terms.map(({ word, told }) => [word, told])).toEqual(
      expect.arrayContaining([
        ['récursivité', true],
        ['Python', true],
        ['fonctions', false],
      ]),
    );
    expect(terms.findIndex(({ word }) => word === 'récursivité')).toBeLessThan(
      terms.findIndex(({ word }) => word === 'fonctions'),
    );
  });

  it('hold a keyword whole, beside its words', () => {
    const { terms } = termsOf(described({ keywords: ['Structure de données'] }));
    expect(terms.map(({ word }) => word)).toContain('Structure de données');
    expect(terms).toHaveLength(3);
  });

  it('keep what pupils learn apart from what they must know', () => {
    const { goals, needs } = termsOf(
      described({ objectives: 'Comparer des fractions', prerequisites: 'Partager une unité' }),
    );
    expect(goals).toHaveLength(2);
    expect(needs).toHaveLength(2);
    expect(goals.filter((stem) => needs.includes(stem))).toEqual([]);
  });

  it('make a vector of length 1, or none', () => {
    fc.assert(
      fc.property(sentence, sentence, (title, text) => {
        const { terms } = termsOf(described({ title: title.join(' '), texts: [text.join(' ')] }));
        const vector = weigh(terms, nobody);
        const length = Math.hypot(...vector.map(({ weight }) => weight));
        expect(vector.length === 0 ? 1 : length).toBeCloseTo(1, 6);
        expect(vector.map(({ weight }) => weight)).toEqual(
          vector.map(({ weight }) => weight).toSorted((a, b) => b - a),
        );
      }),
    );
  });

  it('weigh less the more resources hold them', () => {
    const { terms } = termsOf(described({ title: 'pile arbre' }));
    const holding = new Map([
      ['pile', 90],
      ['arbr', 3],
    ]);
    expect(weigh(terms, { resources: 100, holding }).map(({ word }) => word)).toEqual(['arbre', 'pile']);
  });
});
