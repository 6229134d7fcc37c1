import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { Clock } from '#platform/clock';
import { connection, type GraphqlContext } from '#platform/graphql';
import {
  type CampaignEvent,
  CampaignJournalRepository,
  type ReviewerWork,
} from './campaign-journal.repository.js';
import {
  CampaignEventConnectionType,
  CampaignEventType,
  CampaignJournalArgs,
  ReviewerWorkType,
} from './campaign-journal.type.js';
import { CampaignLoader } from './campaign.loader.js';
import { CampaignType } from './campaign.type.js';
import type { Campaign } from './campaign.js';
import { SubmissionLoader } from '../submission/submission.loader.js';
import { SubmissionType } from '../submission/submission.type.js';
import type { Submission } from '../submission/submission.js';

@Resolver(() => CampaignType)
export class CampaignJournalResolver {
  constructor(
    private readonly journals: CampaignJournalRepository,
    private readonly campaigns: CampaignLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => CampaignEventConnectionType, {
    nullable: true,
    description: 'For who runs it: who did what, the newest first. Nothing of resources that she signs.',
  })
  async journal(
    @Parent() campaign: Campaign,
    @Args() { submission, first, after }: CampaignJournalArgs,
    @Context() context: GraphqlContext,
  ) {
    const { accountId } = context.actor;
    if (accountId === null || !(await this.campaigns.mayReadWork(campaign, context))) return null;
    const wish = { accountId, submissionId: submission ?? null };
    return connection({ first, after }, (slice) => this.journals.eventsOf(campaign.id, wish, slice));
  }

  @ResolveField(() => [ReviewerWorkType], {
    nullable: true,
    description: 'For who runs it: whoever was asked to review. Nothing of resources that she signs.',
  })
  async reviewers(@Parent() campaign: Campaign, @Context() context: GraphqlContext) {
    const { accountId } = context.actor;
    if (accountId === null || !(await this.campaigns.mayReadWork(campaign, context))) return null;
    return this.journals.reviewersOf(campaign.id, accountId, this.clock.now());
  }
}

/** Reached through what only who runs the campaign is given. */
@Resolver(() => CampaignEventType)
export class CampaignEventResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly submissions: SubmissionLoader,
  ) {}

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Null for the platform by itself, for authors, and for accounts that are gone.',
  })
  async actor(
    @Parent() { actorId }: CampaignEvent,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return actorId ? this.people.agentOfAccount(context).load(actorId) : null;
  }

  @ResolveField(() => Boolean, { description: 'By the platform, as time went by.' })
  isAutomatic(@Parent() { actorId, byAuthors }: CampaignEvent): boolean {
    return actorId === null && !byAuthors;
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Who was asked to review, added to those who do, or asked to run the campaign.',
  })
  async about(
    @Parent() { aboutId }: CampaignEvent,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return aboutId ? this.people.agentOfAccount(context).load(aboutId) : null;
  }

  @ResolveField(() => SubmissionType, { nullable: true })
  async submission(
    @Parent() { submissionId }: CampaignEvent,
    @Context() context: GraphqlContext,
  ): Promise<Submission | null> {
    return submissionId ? this.submissions.submission(context).load(submissionId) : null;
  }
}

@Resolver(() => ReviewerWorkType)
export class ReviewerWorkResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType, { nullable: true, description: 'Null where the account is gone.' })
  async reviewer(
    @Parent() { reviewerId }: ReviewerWork,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(reviewerId);
  }
}
