import type { CampaignJournalQuery } from '#contract';
import { NBSP } from '../layout/words.js';

type Found = NonNullable<CampaignJournalQuery['campaign']>;
export type JournalLine = NonNullable<Found['journal']>['edges'][number]['node'];

/** Verbs of the log, as they read after who did it. « … »: who was asked, or whom it is about. */
const VERBS: Record<string, string> = {
  'campaign.create': 'a préparé la campagne',
  'campaign.update': 'a modifié la campagne',
  'campaign.open': 'a ouvert la campagne',
  'campaign.extend': 'a prolongé la campagne',
  'campaign.beginClosing': 'a fermé la réception des ressources',
  'campaign.close': 'a clos la campagne',
  'campaign.archive': 'a archivé la campagne',
  'campaign.handOver': 'a confié la campagne à …',
  'campaign.join': 'a rejoint les relecteurs de la campagne',
  'campaign.leave': 'a quitté les relecteurs de la campagne',
  'campaign.addReviewer': 'a ajouté … aux relecteurs de la campagne',
  'campaign.addExemplar': 'a choisi un exemple pour l’étalonnage',
  'campaign.removeExemplar': 'a retiré un exemple de l’étalonnage',
  'campaign.closeCalibration': 'a clos l’étalonnage',
  'submission.invite': 'a invité',
  'submission.refuseInvitation': 'n’a pas accepté l’invitation',
  'submission.submit': 'a demandé une relecture',
  'submission.withdraw': 'a retiré la demande',
  'submission.decline': 'a décliné la demande',
  'submission.decide': 'a décidé',
  'round.share': 'a accepté que les relectures soient montrées',
  'assignment.offer': 'a sollicité …',
  'assignment.accept': 'a accepté de relire',
  'assignment.decline': 'ne relira pas',
  'assignment.conflict': 'a dit être trop proche pour relire',
  'assignment.cancel': 'a annulé la relecture de …',
  'assignment.lapse': 'n’a plus attendu la réponse de …',
  'assignment.remind': 'a rappelé sa relecture à …',
  'review.send': 'a envoyé sa relecture',
  'remark.answer': 'a répondu à une remarque',
  'remark.take': 'a repris une suggestion',
};

const GONE = 'une personne dont le compte est fermé';

/** « Référente a sollicité Relectrice ». What a later release records reads as its own verb. */
export function journalSentence({ verb, actor, byAuthors, isAutomatic, about }: JournalLine): string {
  const who = byAuthors
    ? 'Une personne qui signe la ressource'
    : isAutomatic
      ? 'Essaim'
      : (actor?.name ?? capital(GONE));
  const did = VERBS[verb] ?? `a fait${NBSP}: ${verb}`;
  return `${who} ${did.replace('…', about?.name ?? GONE)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
