import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { Database, type Transaction } from '#platform/database';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import { SubmissionListRepository } from './submission-list.repository.js';
import { SubmissionRepository } from './submission.repository.js';
import type { Submission } from './submission.js';

const quoted = (title: string): string => `«\u00a0${title}\u00a0»`;

interface Told {
  readonly submission: Submission;
  readonly campaign: Campaign;
  readonly title: string;
}

/** What authors and référents tell each other through submissions. Never who reviews. */
@Injectable()
export class SubmissionNoticeService {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly lists: SubmissionListRepository,
    private readonly campaigns: CampaignRepository,
    private readonly access: CampaignAccessService,
    private readonly notifications: NotificationService,
  ) {}

  tellInvited(id: string): Promise<void> {
    return this.tell(id, async (tx, told) => {
      if (told.submission.state !== 'invited') return;
      await this.toAuthors(tx, told, {
        kind: 'submission-invited',
        title: `La campagne ${quoted(told.campaign.title)} voudrait relire ${quoted(told.title)}`,
        detail: told.submission.words,
      });
    });
  }

  tellReceived(id: string, round: number): Promise<void> {
    return this.tell(id, async (tx, told) => {
      const { submission, campaign, title } = told;
      if (submission.round !== round || submission.state !== 'submitted') return;
      await this.toManagers(tx, told, {
        kind: 'submission-received',
        title:
          round === 1
            ? `${quoted(title)} est à relire dans ${quoted(campaign.title)}`
            : `${quoted(title)} revient, reprise, dans ${quoted(campaign.title)}`,
        detail: submission.words,
      });
    });
  }

  /** `by`: an author who will not, or a référent. The other side reads why. */
  tellDeclined(id: string, by: string): Promise<void> {
    return this.tell(id, async (tx, told) => {
      const { submission, campaign, title } = told;
      const isAuthor = (await this.submissions.authorsOf(tx, submission.resourceId)).includes(by);
      const words = { kind: 'submission-answered', detail: submission.reason };
      if (isAuthor)
        return this.toManagers(tx, told, {
          ...words,
          title: `L’invitation de ${quoted(title)} est déclinée`,
        });
      await this.toAuthors(tx, told, {
        ...words,
        title: `La campagne ${quoted(campaign.title)} ne relit pas ${quoted(title)}`,
      });
    });
  }

  private async tell(id: string, say: (tx: Transaction, told: Told) => Promise<void>): Promise<void> {
    const title = (await this.lists.titlesOf([id])).get(id) ?? '';
    await this.database.transaction(async (tx) => {
      const submission = await this.submissions.lock(tx, id);
      const campaign =
        submission && (await this.campaigns.byIds([submission.campaignId])).get(submission.campaignId);
      if (submission && campaign) await say(tx, { submission, campaign, title });
    });
  }

  private async toAuthors(tx: Transaction, { submission }: Told, message: Words): Promise<void> {
    const { id, resourceId } = submission;
    for (const accountId of await this.submissions.authorsOf(tx, resourceId))
      await this.notifications.notify(tx, { ...message, accountId, resourceId, path: `/demandes/${id}` });
  }

  /** Whoever runs the campaign and signs the resource is its author, and no more. */
  private async toManagers(tx: Transaction, { submission, campaign }: Told, message: Words): Promise<void> {
    for (const accountId of await this.access.toldAbout(tx, campaign, submission.resourceId))
      await this.notifications.notify(tx, {
        ...message,
        accountId,
        path: `/referent/demandes/${submission.id}`,
      });
  }
}

interface Words {
  readonly kind: string;
  readonly title: string;
  readonly detail: string | null;
}
