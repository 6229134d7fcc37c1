import type { SpreadPartsFragment } from '#contract';
import type { Answer } from '../reviewing/rubric-answers.js';

interface Levels {
  readonly levels: readonly { readonly label: string }[];
}

/** « En partie », « sans objet ». */
export function levelWords({ levels }: Levels, answer: Answer | undefined): string {
  if (!answer) return '';
  if (answer.notApplicable) return 'sans objet';
  return levels[(answer.grade ?? 0) - 1]?.label ?? '';
}

/** « Oui (2) ; En partie (1) »: from the best to the weakest, what nobody said left out. */
export function spreadWords({ levels }: Levels, { counts, notApplicable }: SpreadPartsFragment): string {
  const said = levels.map(({ label }, at) => [counts[at] ?? 0, label] as const);
  return [...said, [notApplicable, 'sans objet'] as const]
    .filter(([count]) => count > 0)
    .map(([count, label]) => `${label} (${count})`)
    .join('\u00a0; ');
}
