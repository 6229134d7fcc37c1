import { describe, expect, it } from '@jest/globals';
import { labelWords } from './label.js';

describe('the words of a label', () => {
  it.each([
    [null, 1, 1, 0, 'Pas encore relue'],
    ['recommended', 3, 3, 0, 'Recommandée'],
    ['reviewed', 4, 3, 2, 'Relue en v3, 2\u00a0passages modifiés depuis'],
    ['reservations', 4, 3, 1, 'Relue avec réserves en v3, 1\u00a0passage modifié depuis'],
    ['reviewed', 4, 3, 0, 'Relue en v3, rien n’a changé depuis'],
  ] as const)('%s, version %i, read %i, %i changed: « %s »', (outcome, version, read, changed, words) => {
    expect(labelWords(outcome, { version, read, changed })).toBe(words);
  });
});
