import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { AssignmentRepository } from '../assignment/assignment.repository.js';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import type { DueReview } from '../assignment/escalation.repository.js';
import type { OpenRound } from '../assignment/offer.service.js';
import { SubmissionListRepository } from '../submission/submission-list.repository.js';

const NBSP = '\u00a0';
const quoted = (title: string): string => `«${NBSP}${title}${NBSP}»`;

/** What reviewers are told of their assignments, and a référent of what lacks people. The title is the document's own. */
@Injectable()
export class ReviewNoticeService {
  constructor(
    private readonly database: Database,
    private readonly assignments: AssignmentRepository,
    private readonly lists: SubmissionListRepository,
    private readonly campaigns: CampaignAccessService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /** Unless it was answered, or taken back, meanwhile. */
  async tellOffered(id: string): Promise<void> {
    const title = await this.titleOf(id);
    await this.database.transaction(async (tx) => {
      const assignment = await this.assignments.lock(tx, id);
      if (assignment?.state !== 'offered') return;
      await this.notifications.notify(tx, {
        accountId: assignment.reviewerId,
        kind: 'assignment-offered',
        title: `On vous propose de relire ${quoted(title)}`,
        path: '/relire',
        detail: `${assignment.because}. Répondez avant le ${dayOf(assignment.answerBy)}${NBSP}: ensuite, une autre personne sera sollicitée.`,
      });
    });
  }

  async tellCancelled(id: string): Promise<void> {
    const title = await this.titleOf(id);
    await this.database.transaction(async (tx) => {
      const assignment = await this.assignments.lock(tx, id);
      if (assignment?.state !== 'cancelled') return;
      await this.notifications.notify(tx, {
        accountId: assignment.reviewerId,
        kind: 'assignment-cancelled',
        title: `Vous n’avez plus à relire ${quoted(title)}`,
        path: '/relire',
        detail: 'Cette relecture n’est plus attendue. Merci d’avoir été disponible.',
      });
    });
  }

  async remind(tx: Transaction, { reviewerId, dueAt, title }: DueReview): Promise<void> {
    const isLate = dueAt <= this.clock.now();
    await this.notifications.notify(tx, {
      accountId: reviewerId,
      kind: 'review-due',
      title: isLate
        ? `Votre relecture de ${quoted(title)} est attendue`
        : `Votre relecture de ${quoted(title)} est pour le ${dayOf(dueAt)}`,
      path: '/relire',
      detail: isLate
        ? `Elle était pour le ${dayOf(dueAt)}. Si vous ne pouvez plus, dites-le en un clic${NBSP}: quelqu’un d’autre relira.`
        : null,
    });
  }

  /** Nobody else could be asked: it is the référent's to find somebody. */
  async tellNobodyLeft(tx: Transaction, { campaign, submission }: OpenRound): Promise<void> {
    const title = (await this.lists.titlesOf([submission.id])).get(submission.id) ?? '';
    for (const accountId of await this.campaigns.toldAbout(tx, campaign, submission.resourceId))
      await this.notifications.notify(tx, {
        accountId,
        kind: 'assignment-ended',
        title: `Il manque quelqu’un pour relire ${quoted(title)}`,
        path: `/referent/demandes/${submission.id}`,
        detail: 'Personne d’autre ne pouvait être sollicité dans cette campagne.',
      });
  }

  private async titleOf(assignmentId: string): Promise<string> {
    const roundId = (await this.assignments.find(assignmentId))?.roundId ?? '';
    return (await this.lists.titlesOfRounds([roundId])).get(roundId) ?? '';
  }
}

const day = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'Europe/Paris' });
const dayOf = (date: Date): string => day.format(date).replace(' ', NBSP);
