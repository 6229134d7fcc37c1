import type { ProposalState } from '#contract';
import { dayOf } from '../layout/words.js';
import type { PieceWords } from '../update/update-pieces.js';

interface Stated {
  state: ProposalState;
  sentAt: string | null;
  decidedAt: string | null;
  forVersion: number | null;
}

const on = (date: string | null): string => (date === null ? '' : ` le ${dayOf(date)}`);

/** Where a proposal stands, in one sentence. */
export function stateWords({ state, sentAt, decidedAt, forVersion }: Stated): string {
  if (state === 'PREPARING') return 'En préparation, invisible pour les autres.';
  if (state === 'SENT') return `Envoyée${on(sentAt)}, en attente d’une réponse.`;
  if (state === 'WITHDRAWN') return 'Retirée par la personne qui l’a faite.';
  if (state === 'ADAPTED') return 'Devenue une adaptation, qui cite la ressource.';
  return forVersion === null
    ? `Réponse donnée${on(decidedAt)} : rien n’est retenu.`
    : `Réponse donnée${on(decidedAt)} : retenue pour la version ${forVersion}.`;
}

/** As the author reads them. */
export const AUTHOR_WORDS: PieceWords = {
  mine: 'Chez vous, aujourd’hui',
  mineUntouched: 'Avant',
  then: 'Avant, au départ de la proposition',
  now: 'Après, tel que proposé',
  conflict: ', que vous avez changé aussi',
  numbered: true,
  take: () => 'Accepter',
  keep: () => 'Refuser',
};

/** As whoever proposes reads them. */
export const PROPOSER_WORDS: PieceWords = {
  ...AUTHOR_WORDS,
  mine: 'Chez l’auteur, aujourd’hui',
  conflict: ', que l’auteur a changé aussi',
};
