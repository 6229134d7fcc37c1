import { describe, expect, it } from '@jest/globals';
import { followableAt } from './follow-address.js';

describe('what may be followed', () => {
  it.each([
    ['/u/laura-exemple', { person: 'laura-exemple' }, '/u/laura-exemple'],
    ['/u/laura-exemple?page=2', { person: 'laura-exemple' }, '/u/laura-exemple'],
    ['/c/mesurer', { collection: 'mesurer' }, '/c/mesurer'],
    ['/niveau/cm1', { level: 'cm1' }, '/niveau/cm1'],
    ['/discipline/mathematiques', { subject: 'mathematiques' }, '/discipline/mathematiques'],
    [
      '/recherche?niveau=cm1&discipline=mathematiques',
      { level: 'cm1', subject: 'mathematiques' },
      '/mes/suivis',
    ],
    [
      '/recherche?q=fractions&niveau=cm1&niveau=cm2&page=3&tri=recent',
      { search: { text: 'fractions', filter: { levels: ['cm1', 'cm2'] } } },
      '/mes/suivis',
    ],
    ['/recherche', { search: { text: '', filter: {} } }, '/mes/suivis'],
  ])('%s', (address, input, back) => {
    expect(followableAt(address)).toEqual({ input, back });
  });

  it.each([
    '/',
    '/r/fractions',
    '/niveau/cm1.atom',
    '/u/a/b',
    'https://ailleurs.test/u/a',
    '//ailleurs/u/a',
    '',
  ])('not %s', (address) => {
    expect(followableAt(address)).toBeNull();
  });
});
