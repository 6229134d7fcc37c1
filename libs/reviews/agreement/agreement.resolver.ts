import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { agreementOn } from './agreement.js';
import { CriterionAgreementType } from './agreement.type.js';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { CampaignType } from '../campaign/campaign.type.js';
import type { Campaign } from '../campaign/campaign.js';
import { RubricLoader } from '../rubric/rubric.loader.js';

@Resolver(() => CampaignType)
export class CampaignAgreementResolver {
  constructor(
    private readonly campaigns: CampaignLoader,
    private readonly rubrics: RubricLoader,
  ) {}

  @ResolveField(() => [CriterionAgreementType], {
    nullable: true,
    description:
      'For who runs it, criterion by criterion, as reviews come in. What she still reviews herself is left out.',
  })
  async agreement(@Parent() campaign: Campaign, @Context() context: GraphqlContext) {
    if (!(await this.campaigns.mayReadWork(campaign, context))) return null;
    const [rubric, rounds] = await Promise.all([
      this.rubrics.rubric(context).load(campaign.rubricVersionId),
      this.campaigns.answeredRounds(context).load(campaign.id),
    ]);
    return (
      rubric?.criteria.map(({ key, question }) => ({ key, question, ...agreementOn(key, rounds ?? []) })) ??
      []
    );
  }
}
