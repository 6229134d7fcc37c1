import { type Conflict, conflictView } from '../layout/conflict.js';
import type { View } from '../layout/view.js';
import type { Draft } from './step-frame.js';

/** Another tab, or a co-author, saved this step of the draft first. */
export const draftConflictView = ({
  saved,
  ...step
}: Pick<Conflict, 'action' | 'labels' | 'mine' | 'theirs'> & { saved: Draft }): View => {
  const words = termWords(saved);
  return conflictView({
    action: step.action,
    labels: step.labels,
    mine: step.mine,
    theirs: step.theirs,
    title: 'Deux versions du brouillon',
    heading: 'Ce brouillon a changé ailleurs',
    section: 'publish',
    revision: saved.revision,
    savedAt: saved.updatedAt,
    wordsOf: (value) => words.get(value) ?? value,
  });
};

/** Words for the ids that the saved draft knows. */
const termWords = (draft: Draft): Map<string, string> =>
  new Map(
    [
      ...draft.levels,
      ...draft.subjects,
      ...draft.types,
      ...draft.themes,
      ...draft.equipment,
      ...draft.place,
      ...draft.audience,
    ].map(({ id, label }) => [id, label]),
  );
