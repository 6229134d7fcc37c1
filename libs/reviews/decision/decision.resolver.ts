import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { type Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { compose, type Composite } from './composite.js';
import { AnswerRemarkInput, DecideSubmissionInput } from './decision.input.js';
import { diverge } from './divergence.js';
import { DecisionService } from './decision.service.js';
import {
  AnswerRemarkPayloadType,
  DecidedGradeType,
  DecideSubmissionPayloadType,
  DecisionPermissionsType,
  OutcomeName,
  ReviewCompositeType,
  ShareReviewsPayloadType,
  TakeSuggestionPayloadType,
} from './decision.type.js';
import { RemarkAnswerService } from '../review/remark-answer.service.js';
import { ReviewLoader } from '../review/review.loader.js';
import { reviewPolicy } from '../review/review.policy.js';
import { ReviewType } from '../review/review.type.js';
import type { ReviewRound } from '../round/review-round.js';
import type { Review, Verdict } from '../review/review.js';
import type { Criterion } from '../rubric/rubric.js';
import { RubricLoader } from '../rubric/rubric.loader.js';
import { SubmissionLoader } from '../submission/submission.loader.js';
import { ReviewRoundType } from '../submission/submission.type.js';
import type { Submission } from '../submission/submission.js';

/** The référent's word, and what authors make of it. */
@Resolver()
export class DecisionResolver {
  constructor(
    private readonly decisions: DecisionService,
    private readonly answers: RemarkAnswerService,
  ) {}

  @Mutation(() => DecideSubmissionPayloadType, {
    description: 'From the campaign’s number of independent reviews; authors and reviewers are told.',
  })
  async decideSubmission(@CurrentActor() actor: Actor, @Args('input') input: DecideSubmissionInput) {
    const { id, outcome, reason, grades, actions, mentor } = input;
    const decision = {
      outcome,
      reason,
      grades: Object.fromEntries(grades.map(({ criterion, grade }) => [criterion, grade ?? null])),
      actions: actions ?? [],
      mentor: mentor ?? null,
    };
    return { round: await this.decisions.decide(actor, id, decision), userErrors: [] };
  }

  @Mutation(() => ShareReviewsPayloadType, {
    description: 'An author agrees that reviews and answers are shown; each reviewer agrees for hers.',
  })
  async shareReviews(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { round: await this.decisions.share(actor, input.id), userErrors: [] };
  }

  @Mutation(() => AnswerRemarkPayloadType, {
    description: 'An author’s word to a remark, once it is decided.',
  })
  async answerRemark(@CurrentActor() actor: Actor, @Args('input') { id, words }: AnswerRemarkInput) {
    return { remark: await this.answers.answer(actor, id, words), userErrors: [] };
  }

  @Mutation(() => TakeSuggestionPayloadType, {
    description: 'Writes the suggestion in the draft of the next version, opened if there is none.',
  })
  async takeSuggestion(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { remark: await this.answers.take(actor, input.id), userErrors: [] };
  }
}

/** A round is reached by its authors and by who runs the campaign: what is decided is for both. */
@Resolver(() => ReviewRoundType)
export class RoundDecisionResolver {
  constructor(
    private readonly loader: ReviewLoader,
    private readonly submissions: SubmissionLoader,
    private readonly campaigns: CampaignLoader,
    private readonly people: PersonLoader,
    private readonly rubrics: RubricLoader,
  ) {}

  @ResolveField(() => OutcomeName, { nullable: true })
  outcome(@Parent() { outcome }: ReviewRound) {
    return outcome;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why, in the référent’s words.' })
  reason(@Parent() { reason }: ReviewRound): string | null {
    return reason;
  }

  @ResolveField(() => [DecidedGradeType])
  grades(@Parent() { grades }: ReviewRound): DecidedGradeType[] {
    return gradeList(grades);
  }

  @ResolveField(() => [String], { description: 'What to do, where it is to be taken up again.' })
  actions(@Parent() { actions }: ReviewRound): readonly string[] {
    return actions;
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who offers to help.' })
  async mentor(
    @Parent() { mentorId }: ReviewRound,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return mentorId ? this.people.agentOfAccount(context).load(mentorId) : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the authors agreed that reviews are shown.' })
  isShared(@Parent() { sharedAt }: ReviewRound): boolean {
    return sharedAt !== null;
  }

  @ResolveField(() => [ReviewType], {
    description:
      'Those that were sent: for the référent at once, for the authors once it is decided. Their order says nothing.',
  })
  async reviews(@Parent() { id }: ReviewRound, @Context() context: GraphqlContext): Promise<Review[]> {
    const sent = (await this.loader.sentInRound(context).load(id)) ?? [];
    const access = await Promise.all(sent.map((review) => this.loader.access(context).load(review.id)));
    return sent.filter((_, at) => {
      const one = access[at];
      return one != null && reviewPolicy.can(context.actor, 'read', one);
    });
  }

  @ResolveField(() => ReviewCompositeType, { nullable: true, description: 'For who runs the campaign.' })
  async composite(
    @Parent() round: ReviewRound,
    @Context() context: GraphqlContext,
  ): Promise<ReviewCompositeType | null> {
    const submission = await this.submissions.submission(context).load(round.submissionId);
    if (!submission || !(await this.submissions.may('readAssignments', submission, context))) return null;
    const reviews = (await this.reviews(round, context)).map(({ fields }) => fields);
    const criteria = await this.criteriaOf(submission, context);
    const { verdict, grades }: Composite = compose(reviews, criteria);
    return {
      outcome: verdict ? outcomes[verdict] : null,
      grades: gradeList(grades),
      diverge: diverge(reviews, criteria),
    };
  }

  @ResolveField(() => DecisionPermissionsType)
  async viewerCan(
    @Parent() round: ReviewRound,
    @Context() context: GraphqlContext,
  ): Promise<DecisionPermissionsType> {
    const submission = await this.submissions.submission(context).load(round.submissionId);
    if (!submission) return { decide: false, share: false };
    const campaign = await this.campaigns.campaign(context).load(submission.campaignId);
    const isNewest = submission.round === round.number;
    const reviews = await this.fieldsOf(round, context);
    const isReady =
      reviews.length >= (campaign?.reviewsWanted ?? 0) &&
      (reviews.length > 2 || !diverge(reviews, await this.criteriaOf(submission, context)));
    const manages = await this.submissions.may('manage', submission, context);
    return {
      decide:
        manages && isNewest && submission.state === 'in_review' && (campaign?.isRunning ?? false) && isReady,
      share:
        round.isDecided &&
        round.sharedAt === null &&
        isNewest &&
        (await this.submissions.may('answer', submission, context)),
    };
  }

  private async criteriaOf(
    { campaignId }: Submission,
    context: GraphqlContext,
  ): Promise<readonly Criterion[]> {
    const campaign = await this.campaigns.campaign(context).load(campaignId);
    const rubric = campaign && (await this.rubrics.rubric(context).load(campaign.rubricVersionId));
    return rubric?.criteria ?? [];
  }

  private async fieldsOf({ id }: ReviewRound, context: GraphqlContext) {
    return ((await this.loader.sentInRound(context).load(id)) ?? []).map(({ fields }) => fields);
  }
}

const gradeList = (grades: Readonly<Record<string, number | null>>): DecidedGradeType[] =>
  Object.entries(grades).map(([criterion, grade]) => ({ criterion, grade }));

const outcomes: Record<Verdict, OutcomeName> = {
  publishable: OutcomeName.REVIEWED,
  to_retouch: OutcomeName.RESERVATIONS,
  to_rework: OutcomeName.REWORK,
};
