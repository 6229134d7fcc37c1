import { describe, expect, it } from '@jest/globals';
import { wholeLicence } from './whole-licence.js';

const free = { titles: ['La cour'], items: 1, licenceId: 'CC-BY-SA-4.0' };
const reserved = (items: number) => ({
  ...{ items, licenceId: 'CC-BY-NC-4.0' },
  titles: ['Réservée 1', 'Réservée 2', 'Réservée 3'].slice(0, items),
});

describe('the licence of a collection', () => {
  it('is nothing without anything in it', () => {
    expect(wholeLicence([])).toBeNull();
  });

  it('lets it be sold where each of its works may be', () => {
    expect(wholeLicence([free, { titles: ['Le préau'], items: 1, licenceId: 'CC-BY-4.0' }])).toEqual({
      mayBeSold: true,
      words:
        'Chaque ressource garde sa licence et ses crédits. L’ensemble peut servir à tout, vente comprise.',
    });
  });

  it('names what forbids to sell it, three at most', () => {
    expect(wholeLicence([free, reserved(1)])?.words).toContain(
      'À cause de «\u00a0Réservée 1\u00a0» (CC BY-NC 4.0), l’ensemble ne peut pas être vendu. Sans elle,',
    );
    const many = wholeLicence([free, reserved(5)]);
    expect(many?.mayBeSold).toBe(false);
    expect(many?.words).toContain('et 2 autres, l’ensemble ne peut pas être vendu. Sans elles,');
  });
});
