import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { resourcePolicy, ResourceRepository } from '#resources';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import { InvitedAlready, NoInvitationHere, OwnSubmission } from './submission.errors.js';
import { SubmissionRepository } from './submission.repository.js';
import { Submission } from './submission.js';
import { SubmittedWorkService } from './submitted-work.service.js';

/** A référent who would like a resource to be reviewed; its authors decide. */
@Injectable()
export class SubmissionInvitationService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly campaigns: CampaignAccessService,
    private readonly submissions: SubmissionRepository,
    private readonly works: SubmittedWorkService,
  ) {}

  async invite(
    actor: Actor,
    wish: { campaign: string; resource: string; words: string | null },
  ): Promise<Submission> {
    const by = requireAccount(actor);
    const found = await this.resources.findByAddress(wish.resource);
    return this.database.transaction(async (tx) => {
      const { campaign } = await this.campaigns.lock(tx, actor, wish.campaign, {
        action: 'manage',
        how: 'share',
      });
      const access = found ? await this.resources.lock(tx, actor, found.id) : null;
      if (!access) throw new NotFound();
      resourcePolicy.authorize(actor, 'readContent', access);
      if (resourcePolicy.can(actor, 'update', access)) throw new OwnSubmission();
      campaign.requireOpenTo(dayOf(tx.now));
      if (campaign.mode === 'double_blind') throw new NoInvitationHere();
      await this.works.requireInvitable(campaign, access.resource);
      if (await this.submissions.findLive(tx, campaign.id, access.resource.id)) throw new InvitedAlready();
      const ids = { id: randomUUID(), campaignId: campaign.id, resourceId: access.resource.id };
      const submission = Submission.begin(ids, { by, words: wish.words?.trim() || null }, tx.now);
      await this.submissions.save(tx, submission);
      await tx.emit(submission.invite());
      tx.record({
        actorId: by,
        verb: 'submission.invite',
        subjectType: 'submission',
        subjectId: submission.id,
      });
      return submission;
    });
  }
}
