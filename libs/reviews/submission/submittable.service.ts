import { Injectable } from '@nestjs/common';
import { sentenceOf } from '#platform/authorization';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import { NotPublishedYet, PublishedAlready } from './submission.errors.js';
import { outOfScope } from './submission-scope.js';
import { type OwnWork, SubmittableRepository } from './submittable.repository.js';

/** One of the caller's resources, as she could put it before a campaign. */
export interface Submittable {
  readonly id: string;
  readonly title: string;
  /** Null: it may be submitted, or is already. */
  readonly whyNot: string | null;
  readonly submissionId: string | null;
  readonly isReadBlind: boolean;
}

/** What somebody could put before a campaign, what she could not, and why: the same rules as submitting itself. */
@Injectable()
export class SubmittableService {
  constructor(
    private readonly works: SubmittableRepository,
    private readonly campaigns: CampaignRepository,
  ) {}

  /** What may be submitted first. */
  async of(campaign: Campaign, accountId: string): Promise<Submittable[]> {
    const [works, chosen] = await Promise.all([
      this.works.ownWorks(accountId, campaign.id),
      this.campaigns.chosenResources([campaign.id]),
    ]);
    const all = works.map((work) => ({
      id: work.resourceId,
      title: work.title,
      submissionId: work.submissionState === 'invited' ? null : work.submissionId,
      isReadBlind: campaign.mode === 'double_blind',
      whyNot: whyNot(campaign, chosen.get(campaign.id) ?? [], work),
    }));
    return all.sort((a, b) => rank(a) - rank(b));
  }
}

const rank = ({ whyNot, submissionId }: Submittable): number => {
  if (submissionId !== null) return 1;
  return whyNot === null ? 0 : 2;
};

function whyNot(campaign: Campaign, chosen: readonly string[], work: OwnWork): string | null {
  if (campaign.mode === 'double_blind' && work.isPublished) return sentenceOf(new PublishedAlready());
  if (campaign.mode !== 'double_blind' && !work.isReadable) return sentenceOf(new NotPublishedYet());
  return outOfScope(campaign, chosen, work);
}
