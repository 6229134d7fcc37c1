import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import type { Actor } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { type CampaignAccess, campaignPolicy } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import type { Campaign } from './campaign.js';

/** A campaign as somebody stands to it, and who is told about it. */
@Injectable()
export class CampaignAccessService {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  /** By slug or id; null where the actor may not read it. */
  async find(actor: Actor, address: string): Promise<CampaignAccess | null> {
    const campaign = await this.campaigns.find(address);
    const access = campaign && (await this.accessTo(campaign));
    return access && campaignPolicy.can(actor, 'read', access) ? access : null;
  }

  async accessTo(campaign: Campaign): Promise<CampaignAccess> {
    return { campaign, territoryPath: await this.territories.pathOf(campaign.territoryId) };
  }

  /** Locks it first of all; throws unless the actor may do this. */
  async lock(
    tx: Transaction,
    actor: Actor,
    address: string,
    { action, how }: { action: 'read' | 'manage'; how: 'update' | 'share' },
  ): Promise<CampaignAccess> {
    const found = await this.campaigns.find(address);
    const campaign = found && (await this.campaigns.lock(tx, found.id, how));
    return campaignPolicy.authorize(actor, action, campaign && (await this.accessTo(campaign)));
  }

  /**
   * Accounts that learn what happens in it: its référent, or all whose mandate covers it once hers has ended. Of one resource,
   * never who signs it: she runs no review of it, so that others must be told.
   */
  async toldAbout(
    tx: Transaction,
    campaign: Pick<Campaign, 'id' | 'referentId'>,
    resourceId: string | null = null,
  ): Promise<string[]> {
    const managers = await this.campaigns.managersOf(tx, campaign, resourceId);
    const { referentId } = campaign;
    return referentId !== null && managers.includes(referentId) ? [referentId] : managers;
  }
}
