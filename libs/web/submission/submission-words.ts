import type { SubmissionState } from '#contract';

interface Stated {
  state: SubmissionState;
  round: number;
}

/** Where a request for review stands, as its author reads it. */
export function stateWords({ state, round }: Stated): string {
  const again = round > 1 ? ` (${round}e relecture)` : '';
  const words: Record<SubmissionState, string> = {
    INVITED: 'Une campagne vous invite : à vous de répondre.',
    SUBMITTED: `Reçue${again} : le référent cherche qui la relira.`,
    IN_REVIEW: `En cours de relecture${again}. Une notification vous dira la décision.`,
    DECIDED: 'La décision est rendue.',
    WITHDRAWN: 'Retirée.',
    DECLINED: 'Déclinée.',
  };
  return words[state];
}

/** What its author may do next. */
export function nextWords(state: SubmissionState): string {
  if (state === 'INVITED') return 'Répondre';
  return state === 'DECIDED' ? 'Lire la décision' : 'Suivre';
}
