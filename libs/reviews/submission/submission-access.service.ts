import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { type Resource, ResourceRepository } from '#resources';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import { type SubmissionAccess, submissionPolicy } from './submission.policy.js';
import { SubmissionRepository } from './submission.repository.js';
import type { Submission } from './submission.js';

type Action = Parameters<typeof submissionPolicy.can>[1];

/** A submission that the caller has locked and may act on. */
export interface LockedSubmission {
  readonly submission: Submission;
  readonly campaign: Campaign;
  readonly resource: Resource;
  readonly access: SubmissionAccess;
}

/** What the rules of a submission ask for before it is changed. */
@Injectable()
export class SubmissionAccessService {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly campaigns: CampaignRepository,
    private readonly territories: TerritoryRepository,
    private readonly resources: ResourceRepository,
  ) {}

  /**
   * Locks the campaign (shared), the resource, then the submission, and authorises. Everywhere in the order campaign,
   * resource, draft, submission, round, assignment, review: what comes later in it never waits for what comes before.
   */
  async lock(tx: Transaction, actor: Actor, id: string, action: Action): Promise<LockedSubmission> {
    const found = await this.submissions.find(id);
    const campaign = found ? await this.campaigns.lock(tx, found.campaignId, 'share') : null;
    const locked = found ? await this.resources.lock(tx, actor, found.resourceId) : null;
    const submission = found ? await this.submissions.lock(tx, found.id) : null;
    if (!campaign || !locked || !submission) throw new NotFound();
    const territoryPath = await this.territories.pathOf(campaign.territoryId);
    const access = { ...locked, campaign, territoryPath };
    submissionPolicy.authorize(actor, action, access);
    return { submission, campaign, resource: locked.resource, access };
  }
}
