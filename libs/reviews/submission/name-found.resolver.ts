import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, type GraphqlContext } from '#platform/graphql';
import { AssignmentLoader } from '../assignment/assignment.loader.js';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { NameFinderService, type NameFound } from './name-finder.service.js';
import { NameFoundType } from './name-found.type.js';
import { SubmissionLoader } from './submission.loader.js';
import { SubmissionType, SubmittableResourceType } from './submission.type.js';
import type { Submission, SubmissionState } from './submission.js';
import type { Submittable } from './submittable.service.js';

const readBlind = new Set<SubmissionState>(['invited', 'submitted', 'in_review']);
const stillReading = new Set(['offered', 'accepted']);

@Resolver(() => SubmissionType)
class SubmissionNamesResolver {
  constructor(
    private readonly finder: NameFinderService,
    private readonly loader: SubmissionLoader,
    private readonly campaigns: CampaignLoader,
    private readonly assignments: AssignmentLoader,
  ) {}

  private readonly found = batched((ids: readonly string[]) => this.finder.ofResources(ids));

  @ResolveField(() => [NameFoundType], {
    nullable: true,
    description:
      'For its authors and who runs the campaign, while a draft is read blind; never who reads it.',
  })
  async namesFound(
    @Parent() submission: Submission,
    @Context() context: GraphqlContext,
  ): Promise<NameFound[] | null> {
    const campaign = await this.campaigns.campaign(context).load(submission.campaignId);
    if (campaign?.mode !== 'double_blind' || !readBlind.has(submission.state)) return null;
    const isAuthor = await this.loader.may('withdraw', submission, context);
    if (!isAuthor && !(await this.mayBeTold(submission, context))) return null;
    return (await this.found(context).load(submission.resourceId)) ?? [];
  }

  /** Whoever runs the campaign, but for one of its rounds that she reads herself. */
  private async mayBeTold(submission: Submission, context: GraphqlContext): Promise<boolean> {
    if (!(await this.loader.may('manage', submission, context))) return false;
    const rounds = (await this.loader.roundsOf(context).load(submission.id)) ?? [];
    const asked = await Promise.all(rounds.map(({ id }) => this.assignments.ofRound(context).load(id)));
    return !asked
      .flatMap((each) => each ?? [])
      .some(({ reviewerId, state }) => reviewerId === context.actor.accountId && stillReading.has(state));
  }
}

@Resolver(() => SubmittableResourceType)
class SubmittableNamesResolver {
  constructor(private readonly finder: NameFinderService) {}

  private readonly found = batched((ids: readonly string[]) => this.finder.ofResources(ids));

  @ResolveField(() => [NameFoundType], {
    description: 'Before it is read blind: of a draft that may be submitted.',
  })
  async namesFound(
    @Parent() { id, whyNot, submissionId, isReadBlind }: Submittable,
    @Context() context: GraphqlContext,
  ): Promise<NameFound[]> {
    if (!isReadBlind || whyNot !== null || submissionId !== null) return [];
    return (await this.found(context).load(id)) ?? [];
  }
}

export const nameFoundResolvers = [SubmissionNamesResolver, SubmittableNamesResolver];
