import { conflictView, differing } from '../layout/conflict.js';
import type { FormBody } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { type Assignment, fillReview } from './review-form.js';
import { gradeField, NOT_APPLICABLE, wordsField } from './rubric-answers.js';

const WORDS: Readonly<Record<string, string>> = {
  PUBLISHABLE: 'Publiable',
  TO_RETOUCH: 'À retoucher',
  TO_REWORK: 'À revoir',
  ACADEMIE: 'Relecteur ou relectrice de mon académie',
  NAME: 'Mon nom',
  oui: 'Oui',
  non: 'Non',
  [NOT_APPLICABLE]: 'Sans objet ici',
};

/** Fields that hold no words of hers: where she is in the document, and a remark that is not added yet. */
const ALONG = ['page', 'tout', 'vue', 'passage', 'extrait', 'lieu', 'sansLieu', 'words', 'suggestion'];

/** What a review is made of, in the words of its page. */
const labelsOf = ({ campaign }: Assignment): Record<string, string> => ({
  ...Object.fromEntries(
    campaign.rubric.criteria.flatMap(({ key, question }, at) => [
      [gradeField(key), `${at + 1}. ${question}`],
      [wordsField(key), `${at + 1}. Ce qu’il faudrait changer`],
    ]),
  ),
  verdict: 'Votre avis',
  strengths: 'Ce qui marche',
  privateNote: 'Pour le référent seulement',
  usedAi: 'Aide d’une intelligence artificielle',
  aiWords: 'Pour quoi faire',
  signature: 'Signature',
  mayBeShown: 'Peut être publiée',
});

/** What she typed that is not what is kept, with its label. */
export const unkept = (assignment: Assignment, typed: FormBody): { label: string; value: string }[] => {
  const labels = { ...labelsOf(assignment), words: 'Remarque', suggestion: 'Proposition' };
  return differing(labels, typed, fillReview(assignment.review)).flatMap((name) => {
    const value = [typed[name] ?? ''].flat().join('\n').trim();
    return value
      ? [{ label: labels[name as keyof typeof labels] ?? name, value: wordsIn(assignment)(value, name) }]
      : [];
  });
};

/** Another tab saved first: both reviews, field by field. */
export function reviewConflictView(assignment: Assignment, typed: FormBody): View {
  return conflictView({
    title: 'Deux versions de votre relecture',
    heading: 'Cette relecture a été enregistrée ailleurs',
    section: 'review',
    revision: assignment.review?.revision ?? 0,
    savedAt: assignment.review?.savedAt ?? '',
    action: `/relectures/${assignment.id}`,
    labels: labelsOf(assignment),
    mine: typed,
    theirs: fillReview(assignment.review),
    along: Object.fromEntries(ALONG.map((name) => [name, typed[name]])),
    wordsOf: wordsIn(assignment),
  });
}

/** An answer by its label; what she wrote, as she wrote it. */
function wordsIn({ campaign }: Assignment): (value: string, field: string) => string {
  const chosen = new Map<string, readonly { label: string }[]>([
    ...campaign.rubric.criteria.map(({ key, levels }) => [gradeField(key), levels] as const),
    ...CHOSEN.map((name) => [name, []] as const),
  ]);
  return (value, field) => {
    const levels = chosen.get(field);
    return levels?.[Number(value) - 1]?.label ?? (levels && WORDS[value]) ?? value;
  };
}

const CHOSEN = ['verdict', 'usedAi', 'signature', 'mayBeShown'];
