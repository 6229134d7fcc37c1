import { describe, expect, it } from '@jest/globals';
import { replaced } from './remark-answer.service.js';

const text = '# Séance 1\n\nOn partage une **tarte** en quatre.\n\n- Une pomme\n- Une poire\n\nFin.\n';

describe('a suggestion that an author takes', () => {
  it.each([
    ['a paragraph', 'On partage une tarte en quatre.', 'On partage une tarte en huit.', /en huit\.\n\n- Une/],
    ['a heading, which stays one', 'Séance 1', 'Séance 1 : partager', /^# Séance 1 : partager\n/],
    ['an item of a list, which stays one', 'Une poire', 'Une pêche', /\n- Une pêche\n/],
  ])('replaces %s and nothing else', (_what, quote, suggestion, expected) => {
    const after = replaced(text, { quote, suggestion });
    expect(after).toMatch(expected);
  });

  it('leaves the rest byte for byte', () => {
    const after = replaced(text, { quote: 'Fin.', suggestion: 'Fin de la séance.' });
    expect(after).toBe(text.replace('Fin.', 'Fin de la séance.'));
  });

  it('goes nowhere when the passage says something else now', () => {
    expect(replaced(text, { quote: 'On partage une galette.', suggestion: 'Autre' })).toBeNull();
  });
});
