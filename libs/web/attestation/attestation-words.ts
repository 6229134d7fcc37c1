import type { AttestedRole } from '#contract';
import { NBSP, plural } from '../layout/words.js';

export const kindOf: Record<AttestedRole, string> = {
  REVIEWER: 'Attestation de relecture',
  AUTHOR: 'Attestation de ressources relues',
};

/** « 7 relectures entre pairs », « 2 ressources relues par des pairs ». */
export const countOf = (role: AttestedRole, count: number): string =>
  role === 'REVIEWER'
    ? `${plural(count, 'relecture', 'relectures')} entre pairs`
    : `${plural(count, 'ressource relue', 'ressources relues')} par des pairs`;

/** « a fait 7 relectures entre pairs ». */
export const deedOf = (role: AttestedRole, count: number): string =>
  role === 'REVIEWER'
    ? `a fait ${countOf(role, count)}`
    : `a fait relire ${plural(count, 'ressource', 'ressources')} par ses pairs`;

/** What a code is made of: enough to tell a slip of the pen before anything is asked. */
const SIGNS = 12;

/** As it goes into an address: what is not of a code stays out, the rest is the server’s to read. */
export const cleanCode = (typed: string): string => typed.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What is wrong with a code before it is looked for; null when it has the length of one. */
export function slipIn(code: string): string | null {
  if (code.length === 0) return 'Tapez le code écrit sur l’attestation.';
  if (code.length === SIGNS) return null;
  return `Un code a ${SIGNS} lettres et chiffres${NBSP}; celui-ci en a ${code.length}. Recopiez-le en entier.`;
}
