import type { UpdateChoice, UpdatePiece } from '../update/update-piece.js';

/** What an author decides of one change; `mine` refuses it. */
export interface PieceDecision extends UpdateChoice {
  answer?: string | null;
}

/** One change as the author read it, and what she said of it: kept as it was, since both drafts go on. */
export interface ProposalAnswer extends Pick<
  UpdatePiece,
  'kind' | 'change' | 'conflict' | 'label' | 'mine' | 'originalThen' | 'originalNow'
> {
  readonly proposalId: string;
  readonly pieceId: string;
  readonly take: PieceDecision['take'];
  readonly verdict: 'accepted' | 'refused';
  /** The author's own words, taken in the place of the proposed ones. */
  readonly written: string | null;
  readonly answer: string | null;
}

export function answerTo(piece: UpdatePiece, decision: PieceDecision, proposalId: string): ProposalAnswer {
  const { id: pieceId, kind, change, conflict, label, mine, originalThen, originalNow } = piece;
  return {
    proposalId,
    pieceId,
    kind,
    change,
    conflict,
    label,
    mine,
    originalThen,
    originalNow,
    take: decision.take,
    verdict: decision.take === 'mine' ? 'refused' : 'accepted',
    written: decision.take === 'edited' ? (decision.text ?? '') : null,
    answer: decision.answer?.trim() || null,
  };
}
