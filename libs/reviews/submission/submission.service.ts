import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { type Resource, resourcePolicy, ResourceRepository } from '#resources';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import { CampaignClosed } from '../campaign/campaign.errors.js';
import type { Campaign } from '../campaign/campaign.js';
import { RoundCourseService } from '../round/round-course.service.js';
import { SubmissionAccessService } from './submission-access.service.js';
import { SubmissionTransition, SubmittedAlready } from './submission.errors.js';
import { SubmissionRepository } from './submission.repository.js';
import { Submission, type SubmissionState } from './submission.js';

interface Wish {
  /** Id or slug. */
  readonly campaign: string;
  readonly resource: string;
  readonly words: string | null;
}

interface Received {
  readonly submission: Submission;
  readonly campaign: Campaign;
  readonly resource: Resource;
  readonly words: string | null;
  readonly unchanged?: boolean;
}

/** Putting a resource before a campaign, taking it back, putting it there again; and a référent's refusal. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly campaigns: CampaignAccessService,
    private readonly submissions: SubmissionRepository,
    private readonly access: SubmissionAccessService,
    private readonly rounds: RoundCourseService,
  ) {}

  /** By its authors. What the campaign had invited is accepted by it. */
  async submit(actor: Actor, { campaign: address, resource: wanted, words }: Wish): Promise<Submission> {
    requireAccount(actor);
    const found = await this.resources.findByAddress(wanted);
    return this.database.transaction(async (tx) => {
      const { campaign } = await this.campaigns.lock(tx, actor, address, { action: 'read', how: 'share' });
      const access = found ? await this.resources.lock(tx, actor, found.id) : null;
      if (!access) throw new NotFound();
      resourcePolicy.authorize(actor, 'update', access);
      campaign.requireOpenTo(dayOf(tx.now));
      const live = await this.submissions.findLive(tx, campaign.id, access.resource.id);
      if (live && live.state !== 'invited') throw new SubmittedAlready();
      const ids = { id: randomUUID(), campaignId: campaign.id, resourceId: access.resource.id };
      const submission = live ?? Submission.begin(ids, null, tx.now);
      return this.receive(tx, actor, { submission, campaign, resource: access.resource, words });
    });
  }

  /** An invitation: accepted, it is submitted; declined, the référent reads why. */
  async answerInvitation(
    actor: Actor,
    id: string,
    { accept, words }: { accept: boolean; words: string | null },
  ): Promise<Submission> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { submission, campaign, resource } = await this.access.lock(tx, actor, id, 'answer');
      requireState(submission, 'invited');
      if (accept) {
        campaign.requireOpenTo(dayOf(tx.now));
        return this.receive(tx, actor, { submission, campaign, resource, words });
      }
      await tx.emit(submission.decline({ by, reason: words ?? '' }, tx.now));
      record(tx, actor, submission, 'submission.refuseInvitation');
      return this.submissions.save(tx, submission);
    });
  }

  /** After a decision, with what has changed since; `unchanged`: nothing has, and its author says that she knows. */
  async resubmit(
    actor: Actor,
    id: string,
    { words, unchanged = false }: { words: string | null; unchanged?: boolean },
  ): Promise<Submission> {
    requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { submission, campaign, resource } = await this.access.lock(tx, actor, id, 'resubmit');
      requireState(submission, 'decided');
      if (!campaign.isRunning) throw new CampaignClosed();
      return this.receive(tx, actor, { submission, campaign, resource, words, unchanged });
    });
  }

  /** Whoever was asked to review need not any more; a held draft is its authors' again. */
  async withdraw(actor: Actor, id: string): Promise<Submission> {
    requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { submission } = await this.access.lock(tx, actor, id, 'withdraw');
      submission.withdraw(tx.now);
      await this.rounds.end(tx, submission);
      record(tx, actor, submission, 'submission.withdraw');
      return this.submissions.save(tx, submission);
    });
  }

  /** By the référent: out of scope, unreadable; or an invitation that she takes back. Its authors read why. */
  async decline(actor: Actor, id: string, reason: string): Promise<Submission> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { submission } = await this.access.lock(tx, actor, id, 'manage');
      await tx.emit(submission.decline({ by, reason }, tx.now));
      await this.rounds.end(tx, submission);
      record(tx, actor, submission, 'submission.decline');
      return this.submissions.save(tx, submission);
    });
  }

  private async receive(
    tx: Transaction,
    actor: Actor,
    { submission, campaign, resource, words, unchanged = false }: Received,
  ): Promise<Submission> {
    const event = submission.submit(requireAccount(actor), words, tx.now);
    await this.submissions.save(tx, submission);
    await this.rounds.begin(tx, submission, { campaign, resource, unchanged });
    await tx.emit(event);
    record(tx, actor, submission, 'submission.submit');
    return submission;
  }
}

/** The table of states allows a verb from several states; its authors' verbs are each for one. */
function requireState(submission: Submission, state: SubmissionState): void {
  if (submission.state !== state) throw new SubmissionTransition();
}

const record = (tx: Transaction, actor: Actor, { id, round }: Submission, verb: string): void =>
  tx.record({
    actorId: actor.accountId,
    verb,
    subjectType: 'submission',
    subjectId: id,
    note: `${round}`,
  });
