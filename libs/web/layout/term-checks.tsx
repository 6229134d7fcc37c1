import type { TermPartsFragment } from '#contract';
import { FieldGroup } from './fields.js';
import { type FormState, listOf } from './form.js';

interface TermChecksProps {
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  terms: readonly TermPartsFragment[];
  /** The ids shown, beside those already chosen; all when absent. */
  usual?: readonly string[];
}

/** A controlled vocabulary as check boxes; parents fold their children, open where something is checked. */
export function TermChecks({ terms: all, usual, ...field }: TermChecksProps) {
  const chosen = new Set(listOf(field.form.values, field.name));
  const terms = usual ? all.filter(({ id }) => usual.includes(id) || chosen.has(id)) : all;
  if (terms.length === 0) return null;
  const known = new Set(terms.map(({ id }) => id));
  const roots = terms.filter(({ parentId }) => !parentId || !known.has(parentId));
  const below = (id: string): TermPartsFragment[] =>
    terms.filter(({ parentId }) => parentId === id).flatMap((term) => [term, ...below(term.id)]);
  const leaves = roots.filter(({ id }) => below(id).length === 0);
  const check = (term: TermPartsFragment, whole = false) => (
    <label key={term.id}>
      <input type="checkbox" name={field.name} value={term.id} checked={chosen.has(term.id)} />
      {whole ? `${term.label}, en entier` : term.label}
    </label>
  );
  return (
    <FieldGroup {...field}>
      <div className="checks">{leaves.map((term) => check(term))}</div>
      {roots
        .filter((root) => !leaves.includes(root))
        .map((root) => {
          const family = [root, ...below(root.id)];
          return (
            <details key={root.id} className="checks-fold" open={family.some(({ id }) => chosen.has(id))}>
              <summary>{root.label}</summary>
              <div className="checks">{family.map((term) => check(term, term === root))}</div>
            </details>
          );
        })}
    </FieldGroup>
  );
}
