import { type AccessibilitySeverity, getAccessibilityRule } from './accessibility-rule.js';

type Unit =
  'document' | 'image' | 'tableau' | 'titre' | 'lien' | 'paragraphe' | 'diapositive' | 'feuille' | 'page';

/** One thing in the way of a reader, and where: the unit's rank in the document, from 1. */
export interface Barrier {
  readonly rule: string;
  readonly unit: Unit;
  readonly rank: number;
}

/** The same of a whole document by rule. It says places only: nothing of the text is kept with it. */
export interface AccessibilityFinding {
  readonly rule: string;
  readonly severity: AccessibilitySeverity;
  /** « images 2, 5 et 8 » */
  readonly place: string;
  readonly count: number;
}

const order: readonly AccessibilitySeverity[] = ['blocking', 'annoying', 'advice'];
const MOST_PLACES = 6;

export const wholeDocument = (rule: string): Barrier => ({ rule, unit: 'document', rank: 1 });

/** What weighs most first; rules of one weight in the order in which they were met. */
export function findingsOf(barriers: readonly Barrier[]): AccessibilityFinding[] {
  const byRule = new Map<string, Barrier[]>();
  for (const barrier of barriers) {
    const same = byRule.get(barrier.rule);
    if (same) same.push(barrier);
    else byRule.set(barrier.rule, [barrier]);
  }
  return [...byRule]
    .map(([rule, each]) => ({
      rule,
      severity: getAccessibilityRule(rule).severity,
      place: placeOf(each),
      count: each.length,
    }))
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function placeOf(barriers: readonly Barrier[]): string {
  const unit = barriers[0]?.unit ?? 'document';
  if (unit === 'document') return 'tout le document';
  const ranks = [...new Set(barriers.map(({ rank }) => rank))].sort((one, other) => one - other);
  if (ranks.length === 1) return `${unit} ${ranks[0]}`;
  const several = unit === 'tableau' ? 'tableaux' : `${unit}s`;
  if (ranks.length > MOST_PLACES)
    return `${several} ${ranks.slice(0, MOST_PLACES).join(', ')}… (${ranks.length} en tout)`;
  return `${several} ${ranks.slice(0, -1).join(', ')} et ${ranks.at(-1)}`;
}
