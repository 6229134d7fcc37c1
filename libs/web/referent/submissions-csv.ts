import type { SubmissionsTableQuery } from '#contract';
import { csvFile } from '../layout/csv.js';
import { assignmentWords, standingLabel } from './submission-words.js';

export type SubmissionLine = NonNullable<
  NonNullable<SubmissionsTableQuery['campaign']>['submissions']
>['edges'][number]['node'];

/** One line for each resource and reviewer. */
export function csvOf(lines: readonly SubmissionLine[]): string {
  const rows = lines.flatMap(({ title, standing, rounds }) => {
    const assignments = rounds[0]?.assignments ?? [];
    const cells = assignments.map((each) => [
      title,
      standingLabel(standing),
      each.reviewer.name,
      assignmentWords(each),
      (each.dueAt ?? each.answerBy).slice(0, 10),
    ]);
    return cells.length > 0 ? cells : [[title, standingLabel(standing), '', '', '']];
  });
  const header = ['Ressource', 'État', 'Relecteur', 'Relecture', 'Échéance'];
  return csvFile([header, ...rows]);
}
