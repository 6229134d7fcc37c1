import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType, ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { AssignmentLoader } from './assignment.loader.js';
import { AssignmentRepository } from './assignment.repository.js';
import {
  AssignmentConnectionType,
  AssignmentPermissionsType,
  AssignmentTurn,
  AssignmentType,
  statesOf,
} from './assignment.type.js';
import { type Assignment, assignmentStates } from './assignment.js';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { CampaignType } from '../campaign/campaign.type.js';
import type { Campaign } from '../campaign/campaign.js';
import { offerPolicy } from './offer.policy.js';
import { SubmissionLoader } from '../submission/submission.loader.js';
import { SubmissionType } from '../submission/submission.type.js';
import type { Submission } from '../submission/submission.js';

@Resolver(() => AssignmentType)
export class AssignmentPartsResolver {
  constructor(
    private readonly loader: AssignmentLoader,
    private readonly submissions: SubmissionLoader,
    private readonly campaigns: CampaignLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField(() => String, { description: 'Of what is read: the document’s own.' })
  async title(@Parent() { roundId }: Assignment, @Context() context: GraphqlContext): Promise<string> {
    return (await this.submissions.roundTitle(context).load(roundId)) ?? '';
  }

  @ResolveField(() => CampaignType)
  async campaign(@Parent() { id }: Assignment, @Context() context: GraphqlContext): Promise<Campaign | null> {
    const place = await this.loader.place(context).load(id);
    return place && this.campaigns.campaign(context).load(place.campaignId);
  }

  @ResolveField(() => PersonType, { description: 'Herself, or for who runs the campaign.' })
  reviewer(@Parent() { reviewerId }: Assignment, @Context() context: GraphqlContext): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(reviewerId);
  }

  @ResolveField(() => SubmissionType, {
    nullable: true,
    description: 'For who runs the campaign: it names the resource and its authors.',
  })
  async submission(
    @Parent() { id }: Assignment,
    @Context() context: GraphqlContext,
  ): Promise<Submission | null> {
    const place = await this.loader.place(context).load(id);
    return place && this.submissions.readable(place.submissionId, context);
  }

  @ResolveField(() => AssignmentPermissionsType)
  async viewerCan(
    @Parent() assignment: Assignment,
    @Context() context: GraphqlContext,
  ): Promise<AssignmentPermissionsType> {
    const answers = offerPolicy.can(context.actor, 'answer', assignment);
    const manages = await this.loader.may('cancel', assignment, context);
    const next = assignmentStates[assignment.state];
    return {
      accept: answers && next.includes('accepted'),
      decline: answers && next.includes('declined'),
      cancel: manages && next.includes('cancelled'),
    };
  }
}

@Resolver(() => ViewerType)
export class ViewerAssignmentsResolver {
  constructor(private readonly assignments: AssignmentRepository) {}

  @ResolveField('assignments', () => AssignmentConnectionType, {
    description: 'What she was asked to review, by the nearest date; what is over, the newest first.',
  })
  async list(
    @Parent() account: { id: string },
    @Args('turn', { type: () => AssignmentTurn }) turn: AssignmentTurn,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return connection({ first, after }, (slice) =>
      this.assignments.listOfReviewer(account.id, statesOf[turn], slice),
    );
  }
}
