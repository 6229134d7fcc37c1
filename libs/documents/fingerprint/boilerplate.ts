/**
 * Lines that many lessons carry and nobody wrote for one of them: licences, credits, addresses, what a pupil fills in,
 * the names of schools, what programs put in by themselves. They say nothing of where a text comes from.
 */
const LINES: readonly RegExp[] = [
  /creative ?commons|\bcc[ -]?(?:by|0)\b|licence (?:ouverte|publique|libre|art libre)|\bgnu\b|tous droits réservés|©|copyright/iu,
  /^\W*(?:nom|prénom|classe|date|note|groupe)s?\b[\s\S]{0,60}:?[\s._…-]*$/iu,
  /^\W*(?:académie|lycée|collège|école|rectorat|ministère|éducation nationale|république française)\b.{0,120}$/iu,
  /^\W*(?:https?:\/\/|www\.)\S+\W*$/iu,
  /^\W*(?:import|from)\s+[\w.]+(?:\s+(?:import|as)\s+[\w*, ]+)?\s*$/u,
  /lorem ipsum dolor/iu,
];

/** Longer than this, a block says more than the line that it carries. */
const LONGEST = 300;

export const isBoilerplate = (text: string): boolean =>
  text.length <= LONGEST && LINES.some((line) => line.test(text));
