import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Refusal, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { AssignmentPlanService } from '../matching/assignment-plan.service.js';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import type { Campaign } from '../campaign/campaign.js';
import { LateReviewService } from '../assignment/late-review.service.js';
import type { RowOutcome, Treatment } from './submission-bulk.js';
import { NothingChosen, ReasonMissing } from './submission.errors.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionService } from './submission.service.js';

interface BulkWish {
  /** Id or slug. */
  readonly campaign: string;
  readonly ids: readonly string[];
  readonly treatment: Treatment;
  /** For the authors of what is declined. */
  readonly reason: string;
}

type Treat = (id: string) => Promise<RowOutcome>;

/** One verb for many rows of the référent's table: each row authorised, locked and done by itself, as one by one. */
@Injectable()
export class SubmissionBulkService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignAccessService,
    private readonly rows: SubmissionRepository,
    private readonly plans: AssignmentPlanService,
    private readonly late: LateReviewService,
    private readonly submissions: SubmissionService,
  ) {}

  /** In the order of `ids`. A row that is refused says why, and keeps none of the others from being done. */
  async treat(actor: Actor, wish: BulkWish): Promise<(RowOutcome & { id: string })[]> {
    requireAccount(actor);
    const { campaign } = await this.database.transaction((tx) =>
      this.campaigns.lock(tx, actor, wish.campaign, { action: 'manage', how: 'share' }),
    );
    const chosen = [...new Set(wish.ids)];
    if (chosen.length === 0) throw new NothingChosen();
    if (wish.treatment === 'decline' && !wish.reason.trim()) throw new ReasonMissing();
    const known = await this.rows.byIds(chosen);
    const isHere = (id: string): boolean => known.get(id)?.campaignId === campaign.id;
    const treat = await this.wayOf(actor, { ...wish, campaign, ids: chosen.filter(isHere) });
    const outcomes: (RowOutcome & { id: string })[] = [];
    for (const id of chosen)
      outcomes.push({ id, ...(await told(() => (isHere(id) ? treat(id) : Promise.reject(new NotFound())))) });
    return outcomes;
  }

  private async wayOf(
    actor: Actor,
    { campaign, ids, treatment, reason }: Omit<BulkWish, 'campaign'> & { campaign: Campaign },
  ): Promise<Treat> {
    const place = (submissionId: string) => ({ campaignId: campaign.id, submissionId });
    const ways: Record<Treatment, () => Treat | Promise<Treat>> = {
      assign: () => this.plans.applyTo(actor, campaign, ids),
      remind: () => async (id) => done(remindedWords(await this.late.remind(actor, place(id)))),
      replace_late: () => async (id) => replacedOutcome(await this.late.replace(actor, place(id))),
      decline: () => async (id) => {
        await this.submissions.decline(actor, id, reason);
        return done('Déclinée : ses auteurs lisent pourquoi.');
      },
    };
    return ways[treatment]();
  }
}

async function told(treat: () => Promise<RowOutcome>): Promise<RowOutcome> {
  try {
    return await treat();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { done: null, problems: error.problems };
  }
}

const done = (sentence: string): RowOutcome => ({ done: sentence, problems: [] });

const remindedWords = (count: number): string =>
  count === 1 ? 'Un rappel est parti.' : `${count} rappels sont partis.`;

function replacedOutcome({ replaced, kept }: { replaced: number; kept: number }): RowOutcome {
  const sentence =
    replaced === 1
      ? 'Une personne en retard est remplacée, et prévenue.'
      : `${replaced} personnes en retard sont remplacées, et prévenues.`;
  const left = kept === 1 ? 'Une autre reste' : `${kept} autres restent`;
  const message = `${left} en retard : plus personne n’est libre pour relire à sa place.`;
  return { done: sentence, problems: kept === 0 ? [] : [{ code: 'NOBODY_FREE', message, field: null }] };
}
