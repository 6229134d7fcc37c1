import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { Database } from '#platform/database';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import { ExemplarRepository } from './exemplar.repository.js';

const kind = 'exemplars-ready';

/** Tells those who review in a campaign that there are exemplars, once each, however many are added. */
@Injectable()
export class CalibrationNoticeService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly exemplars: ExemplarRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** Any number of times, in any order. */
  async tellReady(campaignId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const campaign = await this.campaigns.lock(tx, campaignId);
      if (!campaign?.isRunning || campaign.calibrationClosedAt !== null) return;
      for (const accountId of await this.exemplars.listUntold(tx, campaign.id, kind))
        await this.notifications.notify(tx, {
          accountId,
          kind,
          title: `La campagne «\u00a0${campaign.title}\u00a0» propose des exemples à évaluer ensemble`,
          path: `/campagnes/${campaign.slug}/etalonnage`,
          detail: 'Pour voir si chacun lit la grille de la même façon. Rien d’obligatoire, rien d’urgent.',
        });
    });
  }
}
