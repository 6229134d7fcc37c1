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
  /** By campaign: a list of campaigns asks both whether she reviews there and what is left to grade. */
  private readonly standings = batched((ids: Ids, { actor }) =>
    this.exemplars.ofCampaigns(ids, actor.accountId),
  );

  /** Those of a campaign that the caller may read, in order, each as she stands to it. */
  async readable(campaign: Campaign, context: GraphqlContext): Promise<ExemplarAccess[]> {
    const { actor } = context;
    if (actor.accountId === null) return [];
    const [standings, access] = await Promise.all([
      this.standings(context).load(campaign.id),
      // Where it is decides only for mandates.
      actor.mandates.length === 0
        ? { campaign, territoryPath: [] }
        : this.campaigns.accessTo(campaign, context),
    ]);
    return (standings?.exemplars ?? [])
      .map((standing): ExemplarAccess => ({ ...access, ...standing }))
      .filter((each) => exemplarPolicy.can(actor, 'read', each));
  }

  /** Whether the caller offered to review in it. */
  async isInPool({ id }: Pick<Campaign, 'id'>, context: GraphqlContext): Promise<boolean> {
    if (context.actor.accountId === null) return false;
    return (await this.standings(context).load(id))?.isInPool ?? false;
  }
}
