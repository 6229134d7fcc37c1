import type { Actor } from '#platform/authorization';
import { defaultRubric } from '../../infra/database/migrations/1764030080600-default-rubric.js';
import type { DraftFields, Resource } from '#resources';
import { DraftService } from '#resources';
import {
  type Assignment,
  AssignmentAnswerService,
  AssignmentService,
  type Campaign,
  type CampaignChanges,
  type Outcome,
  ReviewerService,
  type Submission,
  SubmissionInvitationService,
  SubmissionService,
  type Verdict,
} from '#reviews';
import type { TestApplication } from './application.js';
import { newPublished, newTeacher, readyFields } from './builders.js';
import { newCampaign, newReferent } from './reviews.js';

/** A campaign with its référent, an author with a resource, and people who review; all through the real verbs. */
export class ReviewStage {
  private constructor(
    private readonly product: TestApplication,
    readonly referent: Actor,
    readonly campaign: Campaign,
    readonly author: Actor,
    readonly reviewers: readonly Actor[],
  ) {}

  static async set(
    product: TestApplication,
    changes: CampaignChanges = {},
    people = 3,
  ): Promise<ReviewStage> {
    const referent = await newReferent(product);
    const campaign = await newCampaign(product, referent, changes);
    const author = await newTeacher(product, 'Autrice');
    const reviewers: Actor[] = [];
    for (let n = 1; n <= people; n += 1)
      reviewers.push(await newReviewer(product, campaign, `Relectrice ${n}`));
    return new ReviewStage(product, referent, campaign, author, reviewers);
  }

  service<Service>(type: new (...args: never[]) => Service): Service {
    return this.product.app.get(type as never, { strict: false });
  }

  published(fields: DraftFields = {}, by: Actor = this.author): Promise<Resource> {
    return newPublished(this.product, by, fields);
  }

  /** A draft that was never published; the id of its resource. */
  async draft(
    fields: DraftFields = {},
    by: Actor = this.author,
  ): Promise<{ id: string; resourceId: string }> {
    return this.service(DraftService).create(by, { ...readyFields, ...fields });
  }

  submit(resource: string, by: Actor = this.author): Promise<Submission> {
    return this.service(SubmissionService).submit(by, {
      campaign: this.campaign.id,
      resource,
      words: 'Est-ce clair ?',
    });
  }

  async submitted(fields: DraftFields = {}): Promise<Submission> {
    return this.submit((await this.published(fields)).id);
  }

  invite(resource: string, by: Actor = this.referent): Promise<Submission> {
    return this.service(SubmissionInvitationService).invite(by, {
      campaign: this.campaign.id,
      resource,
      words: 'Votre fiche nous intéresse.',
    });
  }

  assign(submission: Submission, ...people: Actor[]): Promise<Assignment[]> {
    return this.service(AssignmentService).assign(
      this.referent,
      submission.id,
      people.map(({ agentId }) => agentId ?? ''),
    );
  }

  accept(by: Actor, { id }: Assignment): Promise<Assignment> {
    return this.service(AssignmentAnswerService).accept(by, id);
  }

  reviewer(at: number): Actor {
    const found = this.reviewers[at];
    if (!found) throw new Error(`There is no reviewer ${at}.`);
    return found;
  }

  /** « kind: title », oldest first. */
  async inbox(actor: Actor): Promise<string[]> {
    const { rows } = await this.product.behind.owner.query<{ line: string }>(
      `select kind || ': ' || title as line from notification where account_id = $1 order by created_at, id`,
      [actor.accountId],
    );
    return rows.map(({ line }) => line);
  }
}

/** Somebody who offered to review in a campaign. */
export async function newReviewer(
  product: TestApplication,
  campaign: Pick<Campaign, 'id'>,
  publicName: string,
): Promise<Actor> {
  const teacher = await newTeacher(product, publicName);
  await product.app.get(ReviewerService, { strict: false }).join(teacher, campaign.id);
  return teacher;
}

/** A review of the product's own rubric with all that sending asks for. */
export const completeReview = (verdict: Verdict) => ({
  answers: defaultRubric.criteria.map(({ key }) => ({
    criterion: key,
    grade: 1,
    notApplicable: false,
    note: null,
  })),
  strengths: 'Se lance en deux minutes.',
  verdict,
  usedAi: false,
});

/** A decision on a review of the product's own rubric. */
export const decided = (outcome: Outcome) => ({
  outcome,
  reason: 'Deux relectures favorables.',
  grades: Object.fromEntries(defaultRubric.criteria.map(({ key }) => [key, 1])) as Record<
    string,
    number | null
  >,
  actions: [] as string[],
  mentor: null as string | null,
});
