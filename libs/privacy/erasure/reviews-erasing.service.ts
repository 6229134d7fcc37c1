import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { AssignmentAnswerService } from '#reviews';
import type { Erasure } from './erasure.js';
import { LeftOffices } from './left-offices.repository.js';
import { leaving } from './works-erasing.service.js';
import { NotificationService } from '#notifications';

/** Reviews that wait for somebody who goes, and campaigns that she led: nothing stalls behind her. */
@Injectable()
export class ReviewsErasing {
  constructor(
    private readonly database: Database,
    private readonly offices: LeftOffices,
    private readonly answers: AssignmentAnswerService,
    private readonly notifications: NotificationService,
  ) {}

  /** As if she declined: the next best is asked at once. */
  async decline(erasure: Erasure): Promise<void> {
    for (const id of await this.offices.listOpenAssignments(erasure.accountId))
      await this.answers.decline(leaving(erasure), id, 'Cette personne a fermé son compte.');
  }

  /** From now on all whose mandate covers the territory answer for them; they are told. */
  async leaveCampaigns({ accountId }: Erasure): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const { title, slug, managers } of await this.offices.leaveCampaigns(tx, accountId))
        for (const manager of managers)
          await this.notifications.notify(tx, {
            accountId: manager,
            kind: 'campaign-handed-over',
            title: `La campagne «\u00a0${title}\u00a0» n’a plus de référent ou de référente`,
            path: `/referent/campagnes/${slug}`,
            detail:
              'La personne qui la menait a fermé son compte. Toute personne dont le mandat couvre son territoire peut la reprendre.',
          });
    });
  }
}
