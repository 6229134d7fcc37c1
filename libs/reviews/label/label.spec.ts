import { describe, expect, it } from '@jest/globals';
import { labelWords, shortLabelWords } from './label.js';

describe('the words of a label', () => {
  it.each([
    [null, { version: 1, read: 1, changed: 0 }, 'Pas encore relue'],
    ['recommended', { version: 3, read: 3, changed: 0 }, 'Recommandée'],
    ['reviewed', { version: 4, read: 3, changed: 2 }, 'Relue en v3, 2\u00a0passages modifiés depuis'],
    [
      'reservations',
      { version: 4, read: 3, changed: 1 },
      'Relue avec réserves en v3, 1\u00a0passage modifié depuis',
    ],
    ['reviewed', { version: 4, read: 3, changed: 0 }, 'Relue en v3, rien n’a changé depuis'],
  ] as const)('%s, %o: « %s »', (outcome, told, words) => {
    expect(labelWords(outcome, told)).toBe(words);
  });

  it.each([
    ['reviewed', { version: 2, read: 2 }, 'Relue'],
    ['reservations', { version: 3, read: 2 }, 'Relue avec réserves en v2'],
  ] as const)('in a list, %s, %o: « %s »', (outcome, told, words) => {
    expect(shortLabelWords(outcome, told)).toBe(words);
  });
});
