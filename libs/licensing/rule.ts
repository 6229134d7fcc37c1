import { getLicence } from './licence.js';
import { fill, readTable } from './table.js';

export type Verdict = 'allowed' | 'discouraged' | 'review' | 'forbidden';

/** Why a verdict stands: the rule, the licence it comes from, and words for people with their legal source. */
export interface Reason {
  /** Stable code, a key of rules.json. */
  readonly rule: string;
  /** The number lawyers cite: R1 to R26, C1, K1… */
  readonly number: string;
  /** Licence of the source that this reason comes from; null for an original work. */
  readonly licence: string | null;
  /** The second licence of a quarrel between two sources. */
  readonly other?: string;
  /** One plain sentence in French. */
  readonly message: string;
  /** Article or statement of law, or "our choice". */
  readonly source: string;
  readonly url: string;
}

interface Rule {
  readonly number: string;
  readonly verdict: Verdict;
  readonly source: string;
  readonly url: string;
  readonly fr: string;
}

interface RuleTable {
  readonly rank: readonly Verdict[];
  readonly collection: {
    readonly ownLayer: readonly string[];
    readonly ownLayerBesideNonCommercial: readonly string[];
    readonly wholeWhenInseparable: Readonly<Record<string, readonly string[]>>;
  };
  readonly redistribution: { readonly lockForbiddenBy: readonly string[] };
  readonly rules: Readonly<Record<string, Rule>>;
}

/** The rules of law as data: no other file of the project holds one. */
export const ruleTable = readTable<RuleTable>('rules.json');

export function verdictOf(rule: string): Verdict {
  return ruleNamed(rule).verdict;
}

/** Position in the order allowed < discouraged < review < forbidden. */
export function rankOf(verdict: Verdict): number {
  return ruleTable.rank.indexOf(verdict);
}

/** The reason that a rule gives about a source licence, its message naming the licences by their short names. */
export function reasonFor(
  rule: string,
  licence: string | null,
  others: { output?: string; other?: string } = {},
): Reason {
  const { number, source, url, fr } = ruleNamed(rule);
  const names: Record<string, string> = {};
  if (licence) names.source = getLicence(licence).short;
  if (others.output) names.output = getLicence(others.output).short;
  if (others.other) names.other = getLicence(others.other).short;
  const second = others.other ? { other: others.other } : {};
  return { rule, number, licence, ...second, message: fill(fr, names), source, url };
}

function ruleNamed(rule: string): Rule {
  const found = ruleTable.rules[rule];
  if (!found) throw new Error(`rules.json has no rule ${rule}`);
  return found;
}
