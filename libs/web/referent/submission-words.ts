import type { AssignmentState, SubmissionStanding } from '#contract';
import { dayOf } from '../layout/words.js';

/** What is to be done, as a référent reads it; the words of the filters too, by their place in the address. */
export const STANDINGS: readonly { standing: SubmissionStanding; path: string; label: string }[] = [
  { standing: 'WAITING_REVIEWER', path: 'sans-relecteur', label: 'Attend un relecteur' },
  { standing: 'WAITING_DECISION', path: 'a-decider', label: 'À décider' },
  { standing: 'OVERDUE', path: 'en-retard', label: 'En retard' },
  { standing: 'UNDER_REVIEW', path: 'en-relecture', label: 'En relecture' },
  { standing: 'INVITED', path: 'invitees', label: 'Invitée' },
  { standing: 'DECIDED', path: 'finies', label: 'Finie' },
  { standing: 'ENDED', path: 'retirees', label: 'Retirée ou déclinée' },
];

export const standingLabel = (standing: SubmissionStanding | null): string =>
  STANDINGS.find((each) => each.standing === standing)?.label ?? '';

interface Dated {
  state: AssignmentState;
  answerBy: string;
  dueAt: string | null;
}

const ENDS: Partial<Record<AssignmentState, string>> = {
  SENT: 'envoyée',
  DECLINED: 'a décliné',
  CONFLICT: 'trop proche',
  LAPSED: 'sans réponse',
  CANCELLED: 'annulée',
};

/** « réponse avant le 3 mars », « pour le 12 mars », « envoyée ». */
export function assignmentWords({ state, answerBy, dueAt }: Dated): string {
  if (state === 'OFFERED') return `réponse avant le ${dayOf(answerBy)}`;
  if (state === 'ACCEPTED') return dueAt ? `pour le ${dayOf(dueAt)}` : 'acceptée';
  return ENDS[state] ?? '';
}

/** Whoever still counts towards the reviews wanted. */
export const isLive = ({ state }: { state: AssignmentState }): boolean =>
  state === 'OFFERED' || state === 'ACCEPTED' || state === 'SENT';
