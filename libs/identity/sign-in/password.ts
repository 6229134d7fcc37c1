import { hash, verify } from '@node-rs/argon2';
import { readFileSync } from 'node:fs';
import {
  PasswordTooCommon,
  PasswordTooLong,
  PasswordTooShort,
  PasswordTooWeak,
} from '../account/account.errors.js';
import { inTurn } from './hash-queue.js';

/** OWASP ASVS 11.4.2: argon2id, at least 19 MiB, t = 2, p = 1; about 20 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFC'), cost));

const decoy = hashPassword('no account has this password');

/** Checks a password; without an account it still spends one hash, so that time tells nothing. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const known = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(known, password.normalize('NFC')));
  return passwordHash !== null && matches;
}

/** Shortest length (ASVS 6.2.1, CNIL 2022-100) and bits of entropy with access restriction (CNIL 2022-100, annex). */
const rules = { shortest: 12, longest: 256, bits: 50 };

const refusedWords = JSON.parse(
  readFileSync(new URL('../data/refused-passwords.json', import.meta.url), 'utf8'),
) as {
  common: string[];
  context: string[];
};

/** The hash of a password that somebody chooses for herself; refused as `checkPassword` says. */
export function hashChosen(
  password: string,
  { publicName, email }: { publicName: string; email: string },
  field = 'password',
): Promise<string> {
  checkPassword(password, [publicName, email.split('@')[0] ?? ''], field);
  return hashPassword(password);
}

/** Throws a refusal on `field` when the password is short, weak, common, or made of the person's own words. */
export function checkPassword(typed: string, own: readonly string[], field = 'password'): void {
  const password = typed.normalize('NFC'); // what is hashed: an accent typed in two signs counts once
  const length = [...password].length;
  if (length < rules.shortest) throw PasswordTooShort(field);
  if (length > rules.longest) throw PasswordTooLong(field);
  if (length * Math.log2(alphabetSize(password)) < rules.bits || new Set(password).size < 5)
    throw PasswordTooWeak(field);
  if (isGuessable(fold(password), own.map(fold))) throw PasswordTooCommon(field);
}

/** A password is guessable when almost nothing is left once its known words are taken out. */
function isGuessable(password: string, own: readonly string[]): boolean {
  const personal = own.flatMap((each) => each.split(/[^a-z0-9]+/)).filter((word) => word.length >= 4);
  const known = [...refusedWords.common, ...refusedWords.context, ...personal].sort(
    (a, b) => b.length - a.length,
  );
  let rest = password;
  for (const word of known) rest = rest.split(word).join(' ');
  const left = rest.replace(/[^a-z]/g, '');
  return rest !== password && left.length < 5;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/0/g, 'o')
    .replace(/[1!|]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[4@]/g, 'a')
    .replace(/[5$]/g, 's');

function alphabetSize(password: string): number {
  const sets: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 32],
  ];
  return sets.reduce((size, [pattern, count]) => (pattern.test(password) ? size + count : size), 0);
}
