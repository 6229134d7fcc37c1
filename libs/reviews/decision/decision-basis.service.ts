import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { NotFound, type Problem, Refusal } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import type { Campaign } from '../campaign/campaign.js';
import { MentorUnknown, OwnReview, ReviewsDiverge, ReviewsMissing } from './decision.errors.js';
import { diverge } from './divergence.js';
import { ReviewRepository } from '../review/review.repository.js';
import type { Decision } from '../round/review-round.js';
import type { Criterion } from '../rubric/rubric.js';
import { RubricRepository } from '../rubric/rubric.repository.js';

/** Independent reviews that settle a disagreement of the first two. */
const toSettle = 3;

/** What a decision stands on: enough independent reviews, and an answer to every criterion. */
@Injectable()
export class DecisionBasisService {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly rubrics: RubricRepository,
    private readonly accounts: AccountRepository,
  ) {}

  /** The account of whoever offers to help, by the slug of her page. */
  async mentorOf(slug: string | null): Promise<string | null> {
    if (!slug) return null;
    const agent = await this.accounts.findAgentBySlug(slug);
    const account = agent && (await this.accounts.findOpenOfAgent(agent.id));
    if (!account) throw new MentorUnknown();
    return account.id;
  }

  /**
   * Throws `REVIEWS_MISSING` before the campaign's number of reviews was sent, `REVIEWS_DIVERGE` while two that
   * disagree wait for a third, `OWN_REVIEW` to whoever reads it herself, and `GRADE_MISSING` beside each criterion without its answer.
   */
  async require(
    tx: Transaction,
    campaign: Pick<Campaign, 'rubricVersionId' | 'reviewsWanted'>,
    { roundId, decision, by }: { roundId: string; decision: Decision; by: string },
  ): Promise<void> {
    if (await this.reviews.isReader(tx, roundId, by)) throw new OwnReview();
    const sent = await this.reviews.sentIn(tx, roundId);
    if (sent.length < campaign.reviewsWanted) throw new ReviewsMissing(campaign.reviewsWanted - sent.length);
    const criteria = await this.criteriaOf(campaign);
    const fields = sent.map((review) => review.fields);
    if (sent.length < toSettle && diverge(fields, criteria)) throw new ReviewsDiverge();
    requireGrades(decision, criteria);
  }

  private async criteriaOf({
    rubricVersionId,
  }: Pick<Campaign, 'rubricVersionId'>): Promise<readonly Criterion[]> {
    const rubric = await this.rubrics.find(rubricVersionId);
    if (!rubric) throw new NotFound();
    return rubric.criteria;
  }
}

/** Every criterion has its grade, or does not apply. */
function requireGrades({ grades }: Decision, criteria: readonly Criterion[]): void {
  const problems = criteria.flatMap((criterion, at): Problem[] => {
    const grade = grades[criterion.key];
    const isPlace = typeof grade === 'number' && grade >= 1 && grade <= criterion.levels.length;
    if (isPlace || (grade === null && criterion.mayNotApply)) return [];
    const message = `Donnez une réponse au critère ${at + 1} : ${criterion.question}`;
    return [{ code: 'GRADE_MISSING', message, field: `grades.${criterion.key}` }];
  });
  if (problems.length > 0) throw new Refusal(problems);
}
