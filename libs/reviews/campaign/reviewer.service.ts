import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { NotificationService } from '#notifications';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { CampaignAccessService } from './campaign-access.service.js';
import type { Campaign } from './campaign.js';
import { CampaignNotJoinable, ReviewerUnknown } from './reviewer.errors.js';
import { checkedReviewer } from './reviewer-fields.js';
import { ReviewerRepository } from './reviewer.repository.js';
import { Reviewer, type ReviewerFields } from './reviewer.js';

/** Reviews at once, of somebody who said no number. */
const usualCap = 2;

/** Who reviews, when she has time, and in which campaigns she offered to. */
@Injectable()
export class ReviewerService {
  constructor(
    private readonly database: Database,
    private readonly reviewers: ReviewerRepository,
    private readonly campaigns: CampaignAccessService,
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** Becomes one with the first saving; what is not given stays. */
  async save(actor: Actor, fields: Partial<ReviewerFields>): Promise<Reviewer> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      // Whoever only says what her page shows has not offered any time.
      const offersTime = Object.keys(fields).some((field) => field !== 'showsReviews');
      const reviewer = await this.begun(tx, accountId, offersTime ? usualCap : 0);
      reviewer.change(checkedReviewer(fields));
      record(tx, { actorId: accountId, verb: 'reviewer.save', subject: accountId });
      return this.reviewers.save(tx, reviewer);
    });
  }

  /** « Je veux bien relire pour cette campagne ». */
  async join(actor: Actor, address: string): Promise<Campaign> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { campaign } = await this.campaigns.lock(tx, actor, address, { action: 'read', how: 'share' });
      if (!campaign.isRunning) throw new CampaignNotJoinable();
      await this.reviewers.save(tx, await this.begun(tx, accountId));
      const isNew = await this.reviewers.join(tx, { campaignId: campaign.id, accountId, addedBy: null });
      if (isNew) record(tx, { actorId: accountId, verb: 'campaign.join', subject: accountId, campaign });
      return campaign;
    });
  }

  /** What she has accepted stays hers to do, or to decline. */
  async leave(actor: Actor, address: string): Promise<Campaign> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { campaign } = await this.campaigns.lock(tx, actor, address, { action: 'read', how: 'share' });
      if (await this.reviewers.leave(tx, campaign.id, accountId))
        record(tx, { actorId: accountId, verb: 'campaign.leave', subject: accountId, campaign });
      return campaign;
    });
  }

  /** By who runs the campaign; `person`: the address of her page. She is told, and may leave. */
  async add(actor: Actor, address: string, person: string): Promise<Campaign> {
    const addedBy = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { campaign } = await this.campaigns.lock(tx, actor, address, { action: 'manage', how: 'share' });
      const agent = await this.accounts.findAgentBySlug(person.trim().replace(/^.*\/u\//, ''));
      const account = agent && (await this.accounts.findOpenOfAgent(agent.id));
      if (!account) throw new ReviewerUnknown();
      const isNew = await this.reviewers.join(tx, {
        campaignId: campaign.id,
        accountId: account.id,
        addedBy,
      });
      if (isNew && account.id !== addedBy) await this.tell(tx, account.id, campaign);
      if (isNew)
        record(tx, { actorId: addedBy, verb: 'campaign.addReviewer', subject: account.id, campaign });
      return campaign;
    });
  }

  private async tell(tx: Transaction, accountId: string, campaign: Campaign): Promise<void> {
    await this.notifications.notify(tx, {
      accountId,
      kind: 'reviewer-added',
      title: `La campagne «\u00a0${campaign.title}\u00a0» compte sur vous pour relire`,
      path: '/relire',
      detail: 'Vous pouvez dire quand vous êtes disponible, ou quitter la campagne.',
    });
  }

  private async begun(tx: Transaction, accountId: string, cap = usualCap): Promise<Reviewer> {
    // Two savings at once would both find nobody.
    await tx.hold(`reviewer ${accountId}`);
    return (await this.reviewers.lock(tx, accountId)) ?? Reviewer.begin(accountId, cap, tx.now);
  }
}

const record = (
  tx: Transaction,
  {
    actorId,
    verb,
    subject,
    campaign,
  }: { actorId: string; verb: string; subject: string; campaign?: Campaign },
): void =>
  tx.record({
    actorId,
    verb,
    subjectType: 'account',
    subjectId: subject,
    ...(campaign ? { note: campaign.id } : {}),
  });
