import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 12;

/** What is typed from paper: 12 signs of 31, about 59 bits. */
export const newAttestationCode = (): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');

/** However it was typed; null when no code reads so. */
export function plainAttestationCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length === length && [...plain].every((sign) => alphabet.includes(sign)) ? plain : null;
}

/** « 7f3k-2mqx-98ab ». */
export const spacedAttestationCode = (plain: string): string => plain.replace(/(.{4})(?=.)/g, '$1-');
