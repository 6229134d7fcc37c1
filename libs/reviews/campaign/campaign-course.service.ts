import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { NotificationService } from '#notifications';
import type { Actor } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { CampaignAccessService } from './campaign-access.service.js';
import { ReceiverWithoutMandate } from './campaign.errors.js';
import { requireExtension } from './campaign-fields.js';
import { CampaignRepository } from './campaign.repository.js';
import type { Campaign, CampaignVerb } from './campaign.js';

/** A campaign from its opening to the archive. */
@Injectable()
export class CampaignCourseService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly access: CampaignAccessService,
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  async extend(actor: Actor, address: string, closesOn: string): Promise<Campaign> {
    return this.change(actor, { address, verb: 'extend' }, (tx, campaign) => {
      requireExtension(campaign, closesOn, dayOf(tx.now));
      campaign.extend(closesOn);
    });
  }

  async beginClosing(actor: Actor, address: string): Promise<Campaign> {
    return this.change(actor, { address, verb: 'beginClosing' }, async (tx, campaign) => {
      await tx.emit(campaign.beginClosing());
      await this.tellClosing(tx, campaign, actor);
    });
  }

  async close(actor: Actor, address: string): Promise<Campaign> {
    return this.change(actor, { address, verb: 'close' }, async (tx, campaign) =>
      campaign.close(await this.campaigns.countUndecided(tx, campaign), tx.now),
    );
  }

  async archive(actor: Actor, address: string): Promise<Campaign> {
    return this.change(actor, { address, verb: 'archive' }, (_, campaign) => campaign.archive());
  }

  /** `person`: the address of her page. She is told. */
  async handOver(actor: Actor, address: string, person: string): Promise<Campaign> {
    return this.change(actor, { address, verb: 'handOver' }, async (tx, campaign) => {
      const agent = await this.accounts.findAgentBySlug(person);
      const receiver = agent && (await this.accounts.findOpenOfAgent(agent.id));
      if (!receiver || !(await this.campaigns.managersOf(tx, campaign)).includes(receiver.id))
        throw new ReceiverWithoutMandate();
      campaign.handOver(receiver.id);
      if (receiver.id !== actor.accountId)
        await this.notifications.notify(tx, {
          accountId: receiver.id,
          kind: 'campaign-handed-over',
          title: `La campagne «\u00a0${campaign.title}\u00a0» vous est confiée`,
          path: `/referent/campagnes/${campaign.slug}`,
        });
    });
  }

  /** Open campaigns whose last day has passed take nothing more. Any number of times, in any order. */
  async beginClosingPast(now: Date): Promise<void> {
    const today = dayOf(now);
    for (const id of await this.campaigns.listPast(today))
      await this.database.transaction(async (tx) => {
        const campaign = await this.campaigns.lock(tx, id);
        if (!campaign?.allows('beginClosing') || campaign.closesOn >= today) return;
        await tx.emit(campaign.beginClosing());
        await this.tellClosing(tx, campaign, null);
        record(tx, null, campaign, 'beginClosing');
        await this.campaigns.save(tx, campaign);
      });
  }

  /** In the same transaction: told once. */
  private async tellClosing(tx: Transaction, campaign: Campaign, by: Actor | null): Promise<void> {
    for (const accountId of await this.access.toldAbout(tx, campaign)) {
      if (accountId === by?.accountId) continue;
      await this.notifications.notify(tx, {
        accountId,
        kind: 'campaign-closing',
        title: `La campagne «\u00a0${campaign.title}\u00a0» ne reçoit plus de ressources`,
        path: `/referent/campagnes/${campaign.slug}`,
        detail: 'Les relectures commencées continuent. Quand tout est décidé, vous pouvez la clore.',
      });
    }
  }

  private async change(
    actor: Actor,
    { address, verb }: { address: string; verb: CampaignVerb },
    act: (tx: Transaction, campaign: Campaign) => Promise<void> | void,
  ): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const how = { action: 'manage', how: 'update' } as const;
      const { campaign } = await this.access.lock(tx, actor, address, how);
      campaign.requireVerb(verb);
      await act(tx, campaign);
      record(tx, actor.accountId, campaign, verb);
      return this.campaigns.save(tx, campaign);
    });
  }
}

/** The note of a hand-over says to whom, by the id of an account; of any other verb, the state that it led to. */
const record = (
  tx: Transaction,
  actorId: string | null,
  { id, state, referentId }: Campaign,
  verb: CampaignVerb,
): void => {
  const note = (verb === 'handOver' ? referentId : null) ?? state;
  tx.record({ actorId, verb: `campaign.${verb}`, subjectType: 'campaign', subjectId: id, note });
};
