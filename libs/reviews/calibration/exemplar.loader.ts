import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import type { Campaign } from '../campaign/campaign.js';
import { type ExemplarAccess, exemplarPolicy } from './exemplar.policy.js';
import { ExemplarRepository } from './exemplar.repository.js';

type Ids = readonly string[];

@Injectable()
export class ExemplarLoader {
  constructor(
    private readonly exemplars: ExemplarRepository,
    private readonly campaigns: CampaignLoader,
  ) {}

  /** By exemplar: what everybody answered. */
  readonly grades = batched((ids: Ids) => this.exemplars.gradesOf(ids));
  private readonly standings = batched((ids: Ids, { actor }) =>
    this.exemplars.ofCampaigns(ids, actor.accountId),
  );

  /** Those of a campaign that the caller may read, in order, each as she stands to it. */
  async readable(campaign: Campaign, context: GraphqlContext): Promise<ExemplarAccess[]> {
    const { actor } = context;
    if (actor.accountId === null) return [];
    const [standings, access] = await Promise.all([
      this.standings(context).load(campaign.id),
      this.campaigns.accessTo(campaign, context),
    ]);
    return (standings ?? [])
      .map((standing): ExemplarAccess => ({ ...access, ...standing }))
      .filter((each) => exemplarPolicy.can(actor, 'read', each));
  }
}
