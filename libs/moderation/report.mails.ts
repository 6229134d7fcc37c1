import type { DecisionKind } from './moderation-decision.js';

/** What a mail about a decision speaks of. */
interface Decided {
  readonly title: string;
  /** Address of the resource's page. */
  readonly page: string;
  readonly reason: string;
  /** True when somebody's report led to it. */
  readonly reported: boolean;
}

type Mail = { readonly subject: string; readonly text: string };

const signed = (...lines: string[]): string => ['Bonjour,', '', ...lines, '', 'L’équipe d’Essaim'].join('\n');

const contest = [
  'Vous n’êtes pas d’accord, ou vous avez corrigé ? Répondez à ce message en disant pourquoi :',
  'une personne relira la décision. Vous gardez aussi le droit de saisir la justice.',
];

/** To the authors: what was done, why, how to answer (statement of reasons, Digital Services Act, article 17). */
export const authorMails: Record<Exclude<DecisionKind, 'dismiss'>, (decided: Decided) => Mail> = {
  hide: ({ title, page, reason, reported }) => ({
    subject: 'Votre ressource est masquée sur Essaim',
    text: signed(
      `Votre ressource « ${title} » n’est plus visible ni téléchargeable :`,
      page,
      '',
      `Cette décision a été prise par une personne de la modération${reported ? ', après un signalement' : ''}. Son motif :`,
      reason,
      '',
      'Vos fichiers sont gardés : vous pouvez publier une version corrigée depuis « Mes ressources ».',
      ...contest,
    ),
  }),
  show: ({ title, page, reason }) => ({
    subject: 'Votre ressource est de nouveau visible sur Essaim',
    text: signed(`Votre ressource « ${title} » est de nouveau visible :`, page, '', 'Le motif :', reason),
  }),
};

const outcomes: Record<DecisionKind, string> = {
  hide: 'Nous avons masqué la ressource.',
  show: 'La ressource est de nouveau visible.',
  dismiss: 'Nous avons laissé la ressource en ligne.',
};

/** To who reported and left an address: the outcome and its reason. */
export function reporterMail(kind: DecisionKind, receipt: string, { title, page, reason }: Decided): Mail {
  return {
    subject: `Votre signalement ${receipt} sur Essaim`,
    text: signed(
      `Vous avez signalé « ${title} » :`,
      page,
      '',
      outcomes[kind],
      'Le motif :',
      reason,
      '',
      'Vous n’êtes pas d’accord ? Répondez à ce message en rappelant le numéro du signalement :',
      'une personne relira la décision.',
    ),
  };
}
