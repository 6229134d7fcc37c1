import { type Problem, refusal, Refusal } from '#platform/authorization';

/** All that must be mended in what was typed. */
export class CallRefused extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

export const CallNotCovered = refusal(
  'CALL_NOT_COVERED',
  'Aucun de vos mandats ne couvre ce territoire aujourd’hui.',
  'territoryId',
);
export const CallTransition = refusal('CALL_TRANSITION', 'Cet appel n’en est pas là.');
export const CallClosed = refusal('CALL_CLOSED', 'Cet appel est clos.');
export const CallNotOpen = refusal('CALL_NOT_OPEN', 'Cet appel ne reçoit pas de ressource aujourd’hui.');
export const CriteriaAnnounced = refusal(
  'CRITERIA_ANNOUNCED',
  'Des collègues travaillent déjà d’après ces critères\u00a0: ils ne changent plus. Vous pouvez préciser le titre et le texte, ou changer le dernier jour.',
);
export const TooManyCalls = refusal(
  'TOO_MANY_CALLS',
  'Cinquante appels préparés ou ouverts, c’est le plus\u00a0: terminez-en un avant d’en commencer un autre.',
);
export const ContributionNotShown = refusal(
  'CONTRIBUTION_NOT_SHOWN',
  'Choisissez une ressource publiée que tout le monde peut lire.',
  'resource',
);
export const AlreadyContributed = refusal(
  'ALREADY_CONTRIBUTED',
  'Cette ressource répond déjà à l’appel.',
  'resource',
);
export const TooManyContributions = refusal(
  'TOO_MANY_CONTRIBUTIONS',
  'Cet appel a reçu 500 ressources\u00a0: c’est le plus.',
);
export const WordMissing = refusal(
  'WORD_MISSING',
  'Dites pourquoi en une phrase\u00a0: la personne la lira.',
  'word',
);
export const WordTooLong = refusal('TEXT_TOO_LONG', 'Au plus 1\u00a0000 signes.', 'word');
