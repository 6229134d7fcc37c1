import { refusal, Refusal } from '#platform/authorization';

export class ProposalWordsMissing extends Refusal {
  constructor(field: 'reason' | 'text', message: string) {
    super({ code: field === 'reason' ? 'REASON_MISSING' : 'WORDS_MISSING', message, field });
  }
}

export const RefusalUnexplained = refusal(
  'REFUSAL_UNEXPLAINED',
  'Dites en une phrase pourquoi elle ne convient pas ici : c’est ce que lira qui l’a proposée.',
  'answer',
);
export const AlreadyProposed = refusal(
  'ALREADY_PROPOSED',
  'Cette ressource est déjà proposée à cette collection : la réponse est attendue.',
  'resource',
);
export const TooManyProposed = refusal(
  'TOO_MANY_PROPOSED',
  'Vous avez beaucoup proposé aujourd’hui, ou beaucoup de vos propositions attendent encore. Revenez demain.',
);
export const ProposalQuestionWaits = refusal(
  'QUESTION_WAITS',
  'Votre question attend sa réponse : une à la fois.',
  'text',
);
export const ProposalThreadFull = refusal(
  'THREAD_FULL',
  'Cinq questions ont déjà été posées. Acceptez, ou refusez avec un mot.',
  'text',
);
export const ProposalAnswered = refusal(
  'PROPOSAL_ANSWERED',
  'Cette proposition n’attend plus cela : elle a sa réponse, ou elle a été retirée.',
);
