import type { ItemProposalPartsFragment } from '#contract';
import { dayOf } from '../layout/words.js';

type Proposal = ItemProposalPartsFragment;

/** Where a proposal is read by both sides. */
export const proposalPath = (id: string, more = ''): string => `/collections/propositions/${id}${more}`;

/** What is proposed, as it is called now; withdrawn, as it was called. */
export const proposedTitle = ({ resource: { version, tombstone } }: Pick<Proposal, 'resource'>): string =>
  version?.title ?? tombstone?.title ?? 'Une ressource qui n’est plus à lire';

/** « Attend une réponse », as the proposer reads it, or the curators. */
export function proposalState({ state, decidedAt }: Proposal, isCurator: boolean): string {
  const on = decidedAt ? `, le ${dayOf(decidedAt)}` : '';
  switch (state) {
    case 'WAITING':
      return isCurator ? 'Attend votre réponse.' : 'Attend la réponse de qui tient la collection.';
    case 'ASKED':
      return isCurator ? 'Votre question attend sa réponse.' : 'Une question attend votre réponse.';
    case 'ACCEPTED':
      return `Retenue${on}.`;
    case 'REFUSED':
      return `Non retenue${on}.`;
    case 'WITHDRAWN':
      return `Reprise${on}.`;
  }
}
