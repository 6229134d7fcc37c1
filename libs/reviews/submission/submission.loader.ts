import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { batched, type GraphqlContext } from '#platform/graphql';
import { ResourceLoader } from '#resources';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { RoundRepository } from '../round/round.repository.js';
import { SubmissionListRepository } from './submission-list.repository.js';
import { type SubmissionAccess, submissionPolicy } from './submission.policy.js';
import { SubmissionRepository } from './submission.repository.js';
import type { Submission } from './submission.js';

type Ids = readonly string[];

@Injectable()
export class SubmissionLoader {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly lists: SubmissionListRepository,
    private readonly rounds: RoundRepository,
    private readonly campaigns: CampaignLoader,
    private readonly resources: ResourceLoader,
    private readonly clock: Clock,
  ) {}

  readonly submission = batched((ids: Ids) => this.submissions.byIds(ids));
  readonly ofResource = batched((ids: Ids) => this.submissions.ofResources(ids));
  readonly title = batched((ids: Ids) => this.lists.titlesOf(ids));
  readonly standing = batched((ids: Ids) => this.lists.standingsOf(ids, this.clock.now()));
  readonly round = batched((ids: Ids) => this.rounds.byIds(ids));
  readonly roundsOf = batched((ids: Ids) => this.rounds.ofSubmissions(ids));
  readonly roundTitle = batched((ids: Ids) => this.lists.titlesOfRounds(ids));
  /** By submission, as the caller stands to it. */
  readonly access = batched(
    async (ids: Ids, context) =>
      new Map(await Promise.all(ids.map(async (id) => [id, await this.accessTo(id, context)] as const))),
  );

  /** The submission, for who may read it. */
  async readable(id: string, context: GraphqlContext): Promise<Submission | null> {
    if (context.actor.accountId === null) return null;
    const submission = await this.submission(context).load(id);
    return submission && (await this.may('read', submission, context)) ? submission : null;
  }

  async may(
    action: Parameters<typeof submissionPolicy.can>[1],
    { id }: Pick<Submission, 'id'>,
    context: GraphqlContext,
  ): Promise<boolean> {
    const access = await this.access(context).load(id);
    return access !== null && submissionPolicy.can(context.actor, action, access);
  }

  private async accessTo(id: string, context: GraphqlContext): Promise<SubmissionAccess | null> {
    const submission = await this.submission(context).load(id);
    if (!submission) return null;
    const [campaign, resource, role] = await Promise.all([
      this.campaigns.campaign(context).load(submission.campaignId),
      this.resources.resource(context).load(submission.resourceId),
      this.resources.role(context).load(submission.resourceId),
    ]);
    if (!campaign || !resource) return null;
    return { ...(await this.campaigns.accessTo(campaign, context)), resource, role };
  }

  /** What a list has read is not asked again. */
  prime(submissions: readonly Submission[], context: GraphqlContext): void {
    for (const submission of submissions) this.submission(context).prime(submission.id, submission);
  }
}
