import { Injectable } from '@nestjs/common';
import { TerritoryLoader } from '#identity';
import { Clock } from '#platform/clock';
import { batched, type GraphqlContext } from '#platform/graphql';
import { type CampaignAccess, campaignPolicy } from './campaign.policy.js';
import { CampaignListRepository } from './campaign-list.repository.js';
import { CampaignRepository } from './campaign.repository.js';
import type { Campaign } from './campaign.js';
import { AgreementRepository } from '../agreement/agreement.repository.js';

type Ids = readonly string[];

@Injectable()
export class CampaignLoader {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly lists: CampaignListRepository,
    private readonly agreements: AgreementRepository,
    private readonly territories: TerritoryLoader,
    private readonly clock: Clock,
  ) {}

  readonly campaign = batched((ids: Ids) => this.campaigns.byIds(ids));
  readonly counts = batched((ids: Ids) => this.lists.countsOf(ids));
  readonly work = batched((ids: Ids) => this.lists.workOf(ids, this.clock.now()));
  /** By campaign: the account of its référent, while her mandate lives. */
  readonly referent = batched((ids: Ids) => this.campaigns.livingReferents(ids, this.clock.now()));
  /** By campaign: without the rounds that the caller still reads herself. */
  readonly answeredRounds = batched((ids: Ids, { actor }) => this.agreements.roundsOf(ids, actor.accountId));
  readonly resources = batched((ids: Ids) => this.campaigns.chosenResources(ids));

  async accessTo(campaign: Campaign, context: GraphqlContext): Promise<CampaignAccess> {
    const path = await this.territories.path(context).load(campaign.territoryId);
    return { campaign, territoryPath: path ?? [] };
  }

  /** Whether the caller runs it, were it only to read. */
  async mayReadWork(campaign: Campaign, context: GraphqlContext): Promise<boolean> {
    if (context.actor.mandates.length === 0) return false;
    return campaignPolicy.can(context.actor, 'readWork', await this.accessTo(campaign, context));
  }
}
