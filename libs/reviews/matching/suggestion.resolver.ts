import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import type { GraphqlContext } from '#platform/graphql';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { CampaignType } from '../campaign/campaign.type.js';
import type { Campaign } from '../campaign/campaign.js';
import { SubmissionLoader } from '../submission/submission.loader.js';
import { SubmissionType } from '../submission/submission.type.js';
import type { Submission } from '../submission/submission.js';
import { type PlanLine, type Suggestion, SuggestionService } from './suggestion.service.js';
import {
  AssignmentPlanGapType,
  AssignmentPlanLineType,
  AssignmentPlanType,
  ReviewerSuggestionsType,
  ReviewerSuggestionType,
} from './suggestion.type.js';

@Resolver(() => SubmissionType)
export class SubmissionSuggestionsResolver {
  constructor(
    private readonly suggestions: SuggestionService,
    private readonly loader: SubmissionLoader,
    private readonly campaigns: CampaignLoader,
  ) {}

  @ResolveField('suggestions', () => ReviewerSuggestionsType, {
    nullable: true,
    description: 'For who runs the campaign, while it is to be reviewed.',
  })
  async forSubmission(@Parent() submission: Submission, @Context() context: GraphqlContext) {
    const isOpen = submission.state === 'submitted' || submission.state === 'in_review';
    if (!isOpen || !(await this.loader.may('readAssignments', submission, context))) return null;
    const campaign = await this.campaigns.campaign(context).load(submission.campaignId);
    return campaign && this.suggestions.forSubmission(campaign, submission);
  }
}

@Resolver(() => CampaignType)
export class CampaignPlanResolver {
  constructor(
    private readonly suggestions: SuggestionService,
    private readonly campaigns: CampaignLoader,
  ) {}

  @ResolveField(() => AssignmentPlanType, {
    nullable: true,
    description: 'For who runs it: reviewers for all that waits for one.',
  })
  async assignmentPlan(@Parent() campaign: Campaign, @Context() context: GraphqlContext) {
    const { accountId } = context.actor;
    if (accountId === null || !(await this.campaigns.mayReadWork(campaign, context))) return null;
    return this.suggestions.forCampaign(campaign, accountId);
  }
}

@Resolver(() => ReviewerSuggestionType)
export class ReviewerSuggestionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  person(@Parent() { agentId }: Suggestion, @Context() context: GraphqlContext): Promise<Agent | null> {
    return this.people.agent(context).load(agentId);
  }
}

@Resolver(() => AssignmentPlanLineType)
export class AssignmentPlanLineResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly loader: SubmissionLoader,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { agentId }: PlanLine, @Context() context: GraphqlContext): Promise<Agent | null> {
    return this.people.agent(context).load(agentId);
  }

  @ResolveField(() => SubmissionType)
  submission(@Parent() { submissionId }: PlanLine, @Context() context: GraphqlContext) {
    return this.loader.submission(context).load(submissionId);
  }
}

@Resolver(() => AssignmentPlanGapType)
export class AssignmentPlanGapResolver {
  constructor(private readonly loader: SubmissionLoader) {}

  @ResolveField(() => SubmissionType)
  submission(@Parent() { submissionId }: { submissionId: string }, @Context() context: GraphqlContext) {
    return this.loader.submission(context).load(submissionId);
  }
}
