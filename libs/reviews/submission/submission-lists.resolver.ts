import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import { Clock } from '#platform/clock';
import { connection, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, resourcePolicy, ResourceType } from '#resources';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { CampaignType } from '../campaign/campaign.type.js';
import type { Campaign } from '../campaign/campaign.js';
import { CampaignSubmissionsArgs } from './submission.input.js';
import { SubmissionListRepository } from './submission-list.repository.js';
import { SubmissionLoader } from './submission.loader.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionConnectionType, SubmissionType, SubmittableResourceType } from './submission.type.js';
import type { Submission } from './submission.js';
import { SubmittableService } from './submittable.service.js';

const first = { type: () => Int, nullable: true, defaultValue: 20 } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => CampaignType)
export class CampaignSubmissionsResolver {
  constructor(
    private readonly lists: SubmissionListRepository,
    private readonly loader: SubmissionLoader,
    private readonly campaigns: CampaignLoader,
    private readonly clock: Clock,
    private readonly works: SubmittableService,
  ) {}

  @ResolveField('submissions', () => SubmissionConnectionType, {
    nullable: true,
    description: 'For who runs it: what waits for her first. Not those of resources that she signs.',
  })
  async list(
    @Parent() campaign: Campaign,
    @Args() { standing, first, after }: CampaignSubmissionsArgs,
    @Context() context: GraphqlContext,
  ) {
    const { accountId } = context.actor;
    if (accountId === null || !(await this.campaigns.mayReadWork(campaign, context))) return null;
    const wish = { accountId, standings: standing ?? [], now: this.clock.now() };
    return connection({ first, after }, async (slice) => {
      const { ids, total } = await this.lists.listOfCampaign(campaign.id, wish, slice);
      const found = await Promise.all(ids.map((id) => this.loader.submission(context).load(id)));
      return { rows: found.filter((each) => each !== null), total };
    });
  }

  @ResolveField(() => [SubmittableResourceType], {
    description: 'The caller’s own resources: what may be submitted first, then the others with why not.',
  })
  async submittable(@Parent() campaign: Campaign, @Context() { actor }: GraphqlContext) {
    return actor.accountId === null ? [] : this.works.of(campaign, actor.accountId);
  }
}

@Resolver(() => ResourceType)
export class ResourceSubmissionsResolver {
  constructor(
    private readonly loader: SubmissionLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField('submissions', () => [SubmissionType], {
    nullable: true,
    description: 'To campaigns, the newest first; for its authors.',
  })
  async list(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<Submission[] | null> {
    if (context.actor.accountId === null) return null;
    const role = await this.resources.role(context).load(resource.id);
    if (!resourcePolicy.can(context.actor, 'readProposals', { resource, role })) return null;
    const found = (await this.loader.ofResource(context).load(resource.id)) ?? [];
    this.loader.prime(found, context);
    return found;
  }
}

@Resolver(() => ViewerType)
export class ViewerSubmissionsResolver {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly loader: SubmissionLoader,
  ) {}

  @ResolveField('submissions', () => SubmissionConnectionType, {
    description: 'Of the resources that she writes; what waits for her first.',
  })
  async list(
    @Parent() account: { id: string },
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
    @Context() context: GraphqlContext,
  ) {
    return connection({ first, after }, async (slice) => {
      const page = await this.submissions.listOfAuthor(account.id, slice);
      this.loader.prime(page.rows, context);
      return page;
    });
  }
}
