import { Injectable } from '@nestjs/common';
import { Refusal } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { type Draft, DraftRepository, type Resource, type Version, VersionRepository } from '#resources';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import type { ReviewRound } from '../round/review-round.js';
import type { ReadState } from '../round/round.service.js';
import { DraftNotKept, NotPublishedYet, OutOfScope, PublishedAlready } from './submission.errors.js';
import { outOfScope } from './submission-scope.js';

/** What of a resource a campaign takes: its newest version, or, in double blind, the draft that nobody has seen. */
@Injectable()
export class SubmittedWorkService {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly versions: VersionRepository,
    private readonly drafts: DraftRepository,
  ) {}

  /** Throws why this campaign does not take it. The caller holds the resource's lock; a draft is held from now on. */
  async take(tx: Transaction, campaign: Campaign, resource: Resource): Promise<ReadState> {
    if (campaign.mode !== 'double_blind') {
      const version = await this.newestOf(resource);
      await this.requireScope(campaign, version);
      return { version };
    }
    const draft = await this.draftOf(tx, resource);
    await this.requireScope(campaign, draft);
    await this.requireReady(tx, draft);
    draft.beReviewed(tx.now);
    await this.drafts.save(tx, draft);
    return { draft };
  }

  /** The draft is its authors' again. */
  async giveBack(tx: Transaction, { draftId }: Pick<ReviewRound, 'draftId'>): Promise<void> {
    const draft = draftId ? await this.drafts.lock(tx, draftId) : null;
    if (!draft) return;
    draft.comeBack();
    await this.drafts.save(tx, draft);
  }

  /** A référent invites only what everybody may read. */
  async requireInvitable(campaign: Campaign, resource: Resource): Promise<void> {
    await this.requireScope(campaign, await this.newestOf(resource));
  }

  private async newestOf(resource: Resource): Promise<Version> {
    const version = resource.isReadable
      ? (await this.versions.latestOf([resource.id])).get(resource.id)
      : null;
    if (!version) throw new NotPublishedYet();
    return version;
  }

  private async draftOf(tx: Transaction, resource: Resource): Promise<Draft> {
    if (resource.lifecycle !== 'draft') throw new PublishedAlready();
    const found = await this.drafts.findOfResource(tx, resource.id);
    const draft = found ? await this.drafts.lock(tx, found.id) : null;
    if (!draft) throw new DraftNotKept();
    return draft;
  }

  private async requireScope(campaign: Campaign, work: Version | Draft): Promise<void> {
    const chosen = (await this.campaigns.chosenResources([campaign.id])).get(campaign.id) ?? [];
    const { levels = [], subjects = [] } = 'title' in work ? work : work.fields;
    const { allLevels = false, crossCurricular = false } = work.fields;
    const scoped = { resourceId: work.resourceId, levels, subjects, allLevels, crossCurricular };
    const why = outOfScope(campaign, chosen, scoped);
    if (why !== null) throw new OutOfScope(why);
  }

  /** Reviewers read what could be published as it is; its rights are asked when it is published. */
  private async requireReady(tx: Transaction, draft: Draft): Promise<void> {
    const { files } = await this.drafts.content(tx, draft.id);
    const problems = draft.problems({ files, itemsClosed: false, licencePublishable: true, mixProblems: [] });
    if (problems.length > 0) throw new Refusal(problems);
  }
}
