import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { Database, type Transaction } from '#platform/database';
import { AssignmentRepository } from '../assignment/assignment.repository.js';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import { DecisionNoticeRepository } from './decision-notice.repository.js';
import type { Outcome } from '../round/review-round.js';
import { SubmissionRepository } from '../submission/submission.repository.js';

const NBSP = '\u00a0';
const quoted = (title: string): string => `«${NBSP}${title}${NBSP}»`;

const outcomes: Record<Outcome, string> = {
  recommended: 'recommandée',
  reviewed: 'relue',
  reservations: 'relue avec réserves',
  rework: 'à reprendre',
};

/** What follows a review and a decision: the référent learns that it is her turn, authors the outcome, reviewers thanks. */
@Injectable()
export class DecisionNoticeService {
  constructor(
    private readonly database: Database,
    private readonly notices: DecisionNoticeRepository,
    private readonly assignments: AssignmentRepository,
    private readonly submissions: SubmissionRepository,
    private readonly campaigns: CampaignAccessService,
    private readonly notifications: NotificationService,
  ) {}

  /** Once the last of the wanted reviews is there. */
  async tellReady(reviewId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const told = await this.notices.lockOfReview(tx, reviewId);
      if (!told || told.outcome !== null || told.sent < told.reviewsWanted) return;
      for (const accountId of await this.campaigns.toldAbout(tx, told.campaign, told.resourceId))
        await this.notifications.notify(tx, {
          accountId,
          kind: 'submission-ready',
          title: `Les relectures de ${quoted(told.title)} sont là`,
          path: `/referent/demandes/${told.submissionId}/decision`,
        });
    });
  }

  async tellDecided(roundId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const told = await this.notices.lockOfRound(tx, roundId);
      if (!told || told.outcome === null) return;
      await this.tellAuthors(tx, told, told.outcome);
      for (const { reviewerId, state } of await this.assignments.lockOfRound(tx, roundId))
        if (state === 'sent') await this.thank(tx, reviewerId, { title: told.title, outcome: told.outcome });
    });
  }

  private async tellAuthors(
    tx: Transaction,
    told: { title: string; resourceId: string; submissionId: string; reason: string | null },
    outcome: Outcome,
  ): Promise<void> {
    for (const accountId of await this.submissions.authorsOf(tx, told.resourceId))
      await this.notifications.notify(tx, {
        accountId,
        kind: 'submission-decided',
        resourceId: told.resourceId,
        title: `${quoted(told.title)} est ${outcomes[outcome]}`,
        path: `/demandes/${told.submissionId}/relectures`,
        detail: told.reason,
      });
  }

  /** The outcome is told to who made it possible; « à reprendre » too, since she read it all. */
  private async thank(
    tx: Transaction,
    accountId: string,
    { title, outcome }: { title: string; outcome: Outcome },
  ): Promise<void> {
    await this.notifications.notify(tx, {
      accountId,
      kind: 'review-thanked',
      title: `Merci d’avoir relu ${quoted(title)}`,
      path: '/relire',
      detail: `La décision est prise${NBSP}: ${outcomes[outcome]}. Votre relecture y a compté.`,
    });
  }
}
