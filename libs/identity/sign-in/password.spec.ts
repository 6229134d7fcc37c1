import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#platform/authorization';
import { checkPassword, hashPassword, passwordMatches } from './password.js';

const own = ['Autrice Exemple', 'autrice.exemple'];

function verdict(password: string): string {
  try {
    checkPassword(password, own);
    return 'ok';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'not a refusal';
  }
}

// CNIL 2022-100: length × log2(alphabet) ≥ 50 bits, and 12 characters; ASVS 6.2: no composition rule, known words refused.
const rows: [password: string, expected: string][] = [
  ['', 'PASSWORD_TOO_SHORT'],
  ['court', 'PASSWORD_TOO_SHORT'],
  ['Tr0p-C0urt!', 'PASSWORD_TOO_SHORT'],
  ['🐝🐝🐝🐝🐝🐝', 'PASSWORD_TOO_SHORT'],
  ['é'.normalize('NFD').repeat(11), 'PASSWORD_TOO_SHORT'],
  ['kzvmwpltqhbn', 'ok'],
  ['KZVMWPLTQHBN', 'ok'],
  ['KzVmWpLtQhBn', 'ok'],
  ['kzvmwpltqhb7', 'ok'],
  ['728195046317', 'PASSWORD_TOO_WEAK'],
  ['728195046317082', 'PASSWORD_TOO_WEAK'],
  ['7281950463170825', 'ok'],
  ['1234567890123456', 'PASSWORD_TOO_COMMON'],
  ['0987654321098765', 'PASSWORD_TOO_COMMON'],
  ['aaaaaaaaaaaaaaaaaaaa', 'PASSWORD_TOO_WEAK'],
  ['abababababababab', 'PASSWORD_TOO_WEAK'],
  ['????????????', 'PASSWORD_TOO_WEAK'],
  ['motdepasse123', 'PASSWORD_TOO_COMMON'],
  ['MotDePasse2026!', 'PASSWORD_TOO_COMMON'],
  ['M0tdep4sse2026', 'PASSWORD_TOO_COMMON'],
  ['p@ssw0rd12345', 'PASSWORD_TOO_COMMON'],
  ['azertyuiop12', 'PASSWORD_TOO_COMMON'],
  ['azertyazerty', 'PASSWORD_TOO_COMMON'],
  ['Bonjour2026!!', 'PASSWORD_TOO_COMMON'],
  ['abcdefghijkl', 'PASSWORD_TOO_COMMON'],
  ['jetaimedoudou', 'PASSWORD_TOO_COMMON'],
  ['essaimessaim', 'PASSWORD_TOO_COMMON'],
  ['Éducation2026', 'PASSWORD_TOO_COMMON'],
  ['maîtresse-2026', 'PASSWORD_TOO_COMMON'],
  ['ecolelycee2026', 'PASSWORD_TOO_COMMON'],
  ['professeur-75', 'PASSWORD_TOO_COMMON'],
  ['autriceexemple', 'PASSWORD_TOO_COMMON'],
  ['Exemple.Autrice1978', 'PASSWORD_TOO_COMMON'],
  ['ex3mple2026-07', 'PASSWORD_TOO_COMMON'],
  ['une phrase de quatre mots', 'ok'],
  ['les fractions sont des parts', 'ok'],
  ['mon école a deux tilleuls', 'ok'],
  ['Autrice mange quatre tartes', 'ok'],
  ['проходной балл', 'ok'],
  ['学校の図書館で本を読むの', 'ok'],
  ['éèàùçôîûâêëï', 'ok'],
  ['x'.repeat(40) + 'yzwvt', 'ok'],
  ['longue '.repeat(36).trim(), 'ok'],
  ['trop long '.repeat(26), 'PASSWORD_TOO_LONG'],
];

describe('a password', () => {
  it.each(rows)('« %s » → %s', (password, expected) => {
    expect(verdict(password)).toBe(expected);
  });

  it('is judged on at least the forty rows of the goal', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
  });

  it('is refused beside the field it was typed in', () => {
    expect(() => checkPassword('court', [], 'newPassword')).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ field: 'newPassword' })] }),
    );
  });

  it('is kept as argon2id with 19 MiB, two passes, one lane (ASVS 11.4.2), never twice the same', async () => {
    const [one, two] = await Promise.all([
      hashPassword('une phrase de mots'),
      hashPassword('une phrase de mots'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('matches whichever way the keyboard composes accents, and nothing matches without an account', async () => {
    const kept = await hashPassword('été à la récré');
    expect(await passwordMatches(kept, 'été à la récré'.normalize('NFD'))).toBe(true);
    expect(await passwordMatches(kept, 'ete a la recre')).toBe(false);
    expect(await passwordMatches(null, 'no account has this password')).toBe(false);
  });
});
