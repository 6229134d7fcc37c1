import type { Criterion } from './rubric.js';

/** The criteria after a button: one goes up, down or away; anything else changes none. */
export function changed(criteria: readonly Criterion[], verb: string, key: string): Criterion[] {
  const at = criteria.findIndex((each) => each.key === key);
  const one = criteria[at];
  if (!one) return [...criteria];
  const others = criteria.filter((each) => each !== one);
  if (verb === 'retirer') return others;
  const step = { monter: -1, descendre: 1 }[verb] ?? 0;
  const to = Math.max(0, at + step);
  return [...others.slice(0, to), one, ...others.slice(to)];
}
