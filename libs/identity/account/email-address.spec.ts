import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailAddress } from './email-address.js';

describe('an e-mail address', () => {
  it.each([
    ['autrice@ac-exemple.fr', 'autrice@ac-exemple.fr'],
    ['  Autrice.Exemple@AC-Exemple.FR ', 'autrice.exemple@ac-exemple.fr'],
    ['c+essaim@sous.domaine.ac-exemple.fr', 'c+essaim@sous.domaine.ac-exemple.fr'],
    ["l'ecole@exemple.fr", "l'ecole@exemple.fr"],
    ['zoé@exemple.fr', 'zoé@exemple.fr'],
  ])('« %s » is kept as « %s »', (typed, kept) => {
    expect(emailAddress(typed)).toBe(kept);
  });

  it.each([
    '',
    'autrice',
    'autrice@',
    '@exemple.fr',
    'autrice@exemple',
    'autrice@@exemple.fr',
    'autrice exemple@exemple.fr',
    'Autrice <autrice@exemple.fr>',
    'autrice@exemple.fr,collegue@exemple.fr',
    'autrice@exemple.fr\r\nBcc: collegue@exemple.fr',
    'autrice\u0000@exemple.fr',
    'autrice\u200b@exemple.fr',
    'autrice@exemple..fr',
    'autrice@[192.0.2.1]',
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
