import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import {
  type Resource,
  ResourceLoader,
  resourcePolicy,
  ResourceType,
  type Version,
  VersionType,
} from '#resources';
import { AssignmentLoader } from '../assignment/assignment.loader.js';
import { AssignmentType } from '../assignment/assignment.type.js';
import type { Assignment } from '../assignment/assignment.js';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { CampaignType } from '../campaign/campaign.type.js';
import type { Campaign } from '../campaign/campaign.js';
import type { ReviewRound } from '../round/review-round.js';
import { SubmissionLoader } from './submission.loader.js';
import {
  ReviewRoundType,
  SubmissionPermissionsType,
  SubmissionStandingName,
  SubmissionStateName,
  SubmissionType,
} from './submission.type.js';
import { type Submission, submissionStates } from './submission.js';

@Resolver(() => SubmissionType)
export class SubmissionPartsResolver {
  constructor(
    private readonly loader: SubmissionLoader,
    private readonly campaigns: CampaignLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => [SubmissionStateName], { description: 'Where it may go from here.' })
  transitions(@Parent() { state }: Submission) {
    return submissionStates[state];
  }

  @ResolveField(() => String, { description: 'Of its resource, or of the draft that is read.' })
  async title(@Parent() { id }: Submission, @Context() context: GraphqlContext): Promise<string> {
    return (await this.loader.title(context).load(id)) ?? '';
  }

  @ResolveField(() => SubmissionStandingName, {
    nullable: true,
    description: 'For who runs the campaign: what is to be done.',
  })
  async standing(@Parent() submission: Submission, @Context() context: GraphqlContext) {
    return (await this.loader.may('readAssignments', submission, context))
      ? this.loader.standing(context).load(submission.id)
      : null;
  }

  @ResolveField(() => CampaignType)
  campaign(@Parent() submission: Submission, @Context() context: GraphqlContext): Promise<Campaign | null> {
    return this.campaigns.campaign(context).load(submission.campaignId);
  }

  @ResolveField(() => ResourceType, {
    nullable: true,
    description: 'Null for who may not read it: a draft is its authors’ alone.',
  })
  async resource(
    @Parent() { id, resourceId }: Submission,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    const access = await this.loader.access(context).load(id);
    if (!access || !resourcePolicy.can(context.actor, 'read', access)) return null;
    return this.resources.resource(context).load(resourceId);
  }

  @ResolveField(() => [ReviewRoundType], { description: 'The newest first.' })
  async rounds(@Parent() { id }: Submission, @Context() context: GraphqlContext): Promise<ReviewRound[]> {
    return (await this.loader.roundsOf(context).load(id)) ?? [];
  }

  @ResolveField(() => SubmissionPermissionsType)
  async viewerCan(
    @Parent() submission: Submission,
    @Context() context: GraphqlContext,
  ): Promise<SubmissionPermissionsType> {
    const [campaign, isAuthor, manages] = await Promise.all([
      this.campaigns.campaign(context).load(submission.campaignId),
      this.loader.may('withdraw', submission, context),
      this.loader.may('manage', submission, context),
    ]);
    const { state } = submission;
    const isRunning = campaign?.isRunning ?? false;
    const isUnderWay = state === 'submitted' || state === 'in_review';
    return {
      answer: isAuthor && state === 'invited',
      withdraw: isAuthor && isUnderWay,
      resubmit: isAuthor && state === 'decided' && isRunning,
      assign: manages && isUnderWay && isRunning,
      decline: manages && submission.isWaiting,
    };
  }
}

@Resolver(() => ReviewRoundType)
export class ReviewRoundResolver {
  constructor(
    private readonly loader: SubmissionLoader,
    private readonly assignmentLoader: AssignmentLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => String, { description: 'Of what is read.' })
  async title(@Parent() { id }: ReviewRound, @Context() context: GraphqlContext): Promise<string> {
    return (await this.loader.roundTitle(context).load(id)) ?? '';
  }

  @ResolveField(() => VersionType, {
    nullable: true,
    description: 'What is read, where the caller may; null for a draft.',
  })
  async version(@Parent() round: ReviewRound, @Context() context: GraphqlContext): Promise<Version | null> {
    const access = await this.loader.access(context).load(round.submissionId);
    return round.versionId && access && resourcePolicy.can(context.actor, 'readContent', access)
      ? this.resources.version(context).load(round.versionId)
      : null;
  }

  @ResolveField(() => [AssignmentType], {
    nullable: true,
    description: 'For who runs the campaign: authors never learn who was asked.',
  })
  async assignments(
    @Parent() { id, submissionId }: ReviewRound,
    @Context() context: GraphqlContext,
  ): Promise<Assignment[] | null> {
    if (!(await this.loader.may('readAssignments', { id: submissionId }, context))) return null;
    return (await this.assignmentLoader.ofRound(context).load(id)) ?? [];
  }
}
