import type { Trace } from './trace.js';

/**
 * Three formats: RNIE (nine digits, two letters), the older BEA (ten digits, a letter), apprentices (four digits, A,
 * five digits, a letter). No public text gives a check that would tell a false one, so the shape alone decides.
 */
const BARE = /(?<![\p{L}\p{N}_-])(?:\d{9}[A-Z]{2}|\d{10}[A-Z]|\d{4}A\d{5}[A-Z])(?![\p{L}\p{N}_-])/gu;
const ANNOUNCED =
  /\b(?:INE|I\.N\.E\.?|identifiants? nationa(?:l|ux)(?: (?:de l['’])?(?:élève|étudiant|eleve|etudiant))?|BEA|RNIE)\b[^\p{L}\p{N}]{0,12}((?:[0-9](?:[ .\-\u00a0]?[0-9]){8}[ .\-\u00a0]?[0-9A-Z][ .\-\u00a0]?[A-Z])|(?:[0-9](?:[ .\-\u00a0]?[0-9]){3}[ .\-\u00a0]?A(?:[ .\-\u00a0]?[0-9]){5}[ .\-\u00a0]?[A-Z]))(?![\p{L}\p{N}])/giu;

export function findInes(text: string): Trace[] {
  const announced = [...text.matchAll(ANNOUNCED)].map((match) => ({
    start: match.index + match[0].length - (match[1] ?? '').length,
    end: match.index + match[0].length,
  }));
  const bare = [...text.matchAll(BARE)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => !announced.some((each) => each.start <= start && start < each.end));
  return [...announced, ...bare].map((place) => ({ ...place, rule: 'ine', mask: '•••••••••••' }));
}
