import { type Problem, Refusal, refusal } from '#platform/authorization';

export const OwnResource = refusal(
  'OWN_RESOURCE',
  'Cette ressource est la vôtre : modifiez-la directement.',
  'id',
);
export const TooManyProposals = refusal(
  'TOO_MANY_PROPOSALS',
  'Vous avez commencé beaucoup de propositions. Terminez-en une, ou revenez demain.',
  'id',
);
export const NotAProposal = refusal(
  'NOT_A_PROPOSAL',
  'Ce brouillon ne prépare pas une proposition.',
  'draftId',
);
export const ProposalReasonMissing = refusal(
  'REASON_MISSING',
  'Dites pourquoi, même en une phrase : c’est ce que l’auteur lit d’abord.',
  'reason',
);
export const NothingProposed = refusal(
  'NOTHING_PROPOSED',
  'Rien n’a changé par rapport à l’original : modifiez d’abord ce que vous voulez proposer.',
  'draftId',
);
export const ProposalClosed = refusal(
  'PROPOSAL_CLOSED',
  'Cette proposition n’attend pas de réponse : elle a été retirée, ou quelqu’un a déjà répondu.',
);
export const CopyGone = refusal(
  'COPY_GONE',
  'Le brouillon de cette proposition n’existe plus : il a été supprimé ou publié.',
);
/** What a form was filled against is no longer so: nothing is written over what was not read. */
export const ResourceMovedOn = refusal(
  'DRAFT_CHANGED',
  'La ressource a changé pendant que vous répondiez. Vos choix sont gardés : relisez-les, puis envoyez-les de nouveau.',
  'revision',
);

/** Each change has its answer: one that was overlooked is no refusal. */
export class PiecesUndecided extends Refusal {
  /** `place`: of the change among all of them, from 1. */
  constructor(pieces: readonly { id: string; label: string; place: number }[]) {
    super(
      pieces.map(({ id, label, place }): Problem => ({
        code: 'PIECE_UNDECIDED',
        message: `Acceptez ou refusez le changement ${place} : ${label.toLowerCase()}.`,
        field: `decisions.${id}`,
      })),
    );
  }
}
