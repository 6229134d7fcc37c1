import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailAddress } from './email-address.js';

describe('an e-mail address', () => {
  it.each([
    ['claire@ac-exemple.fr', 'claire@ac-exemple.fr'],
    ['  Claire.Vasseur@AC-Exemple.FR ', 'claire.vasseur@ac-exemple.fr'],
    ['c+essaim@sous.domaine.ac-exemple.fr', 'c+essaim@sous.domaine.ac-exemple.fr'],
    ["l'ecole@exemple.fr", "l'ecole@exemple.fr"],
    ['zoé@exemple.fr', 'zoé@exemple.fr'],
  ])('« %s » is kept as « %s »', (typed, kept) => {
    expect(emailAddress(typed)).toBe(kept);
  });

  it.each([
    '',
    'claire',
    'claire@',
    '@exemple.fr',
    'claire@exemple',
    'claire@@exemple.fr',
    'claire vasseur@exemple.fr',
    'Claire <claire@exemple.fr>',
    'claire@exemple.fr,paul@exemple.fr',
    'claire@exemple.fr\r\nBcc: paul@exemple.fr',
    'claire\u0000@exemple.fr',
    'claire\u200b@exemple.fr',
    'claire@exemple..fr',
    'claire@[192.0.2.1]',
    `${'c'.repeat(250)}@exemple.fr`,
  ])('« %s » is refused', (typed) => {
    expect(() => emailAddress(typed)).toThrow('EMAIL_INVALID');
  });

  it('never carries a sign that a mail header would understand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (left, right) => {
        const typed = `${left}@${right}.fr`;
        let kept: string;
        try {
          kept = emailAddress(typed);
        } catch {
          return;
        }
        expect(kept).toMatch(/^[^\s,;:<>()"\\\p{C}]+$/u);
        expect(emailAddress(kept)).toBe(kept);
      }),
    );
  });
});
