import { readTable } from './table.js';

export type ShieldSeverity = 'severe' | 'question';

/** One thing the shield looks for: its words for the author, and the texts of law behind it. */
export interface ShieldRule {
  readonly id: string;
  /** A severe one stands between a draft and its publication until it is answered. */
  readonly severity: ShieldSeverity;
  readonly label: string;
  /** The same for several; `{n}` is their number. */
  readonly many: string;
  readonly why: string;
  readonly sources: readonly string[];
}

const rules = new Map(readTable<ShieldRule[]>('rules.json').map((rule) => [rule.id, rule]));

/** Throws for a rule that does not exist. */
export function getRule(id: string): ShieldRule {
  const rule = rules.get(id);
  if (!rule) throw new Error(`No shield rule is called ${id}.`);
  return rule;
}

/** What the author reads of a finding: what it is, and why it matters. */
export function describeRule(id: string, count: number): { label: string; why: string } {
  const { label, many, why } = getRule(id);
  return { label: count > 1 ? many.replace('{n}', count.toLocaleString('fr-FR')) : label, why };
}
