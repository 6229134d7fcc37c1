import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linkRule, skippedLevels } from './accessibility-structure.js';

describe('levels of titles', () => {
  it('are skipped only when one goes down by more than one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (levels) => {
        const skipped = levels.filter((level, at) => at > 0 && level > levels[at - 1]! + 1).length;
        expect(skippedLevels(levels)).toHaveLength(skipped);
        expect(skippedLevels([...levels].sort((one, other) => other - one))).toEqual([]);
      }),
    );
  });
});

it.each([
  ['ici', 'link-vague'],
  ['« Cliquez ici »', 'link-vague'],
  ['En savoir plus…', 'link-vague'],
  ['www.exemple.fr/cours', 'link-address'],
  ['ici, les programmes', null],
  ['', null],
])('a link on « %s »', (words, rule) => {
  expect(linkRule(words)).toBe(rule);
});
