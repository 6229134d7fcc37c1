import type { CampaignState, ReviewMode } from '#contract';
import { dayOf } from '../layout/words.js';

interface Dated {
  state: CampaignState;
  opensOn: string;
  closesOn: string;
}

/** Where a campaign stands, in one sentence. */
export function stateWords({ state, opensOn, closesOn }: Dated): string {
  if (state === 'DRAFT') return 'En préparation : personne d’autre ne la voit.';
  if (state === 'OPEN') return `Ouverte du ${dayOf(opensOn)} au ${dayOf(closesOn)}.`;
  if (state === 'CLOSING') return 'Elle ne reçoit plus de ressources ; les relectures commencées continuent.';
  return `${state === 'ARCHIVED' ? 'Archivée' : 'Close'}. Elle s’est tenue du ${dayOf(opensOn)} au ${dayOf(closesOn)}.`;
}

/** Who sees whose name, said to whoever hesitates. */
export const MODE_WORDS: Record<ReviewMode, { label: string; note: string }> = {
  OPEN: {
    label: 'Relecture ouverte',
    note: 'Qui relit sait de qui est la ressource ; les auteurs lisent, avec la décision, qui a relu.',
  },
  SINGLE_BLIND: {
    label: 'Relecture en simple aveugle',
    note: 'Qui relit sait de qui est la ressource ; les auteurs ne savent pas qui relit.',
  },
  DOUBLE_BLIND: {
    label: 'Relecture en double aveugle',
    note: 'Personne ne voit le nom de l’autre. C’est possible pour ce qui n’est pas encore publié ; un nom écrit dans le document y reste : relisez-le avant de le soumettre.',
  },
};

/** Whose mandates run campaigns somewhere: enough to be shown the way to the desk. */
export const runsSome = (roles: readonly string[]): boolean =>
  roles.includes('REFERENT') || roles.includes('ADMINISTRATOR');
