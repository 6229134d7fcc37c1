import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import { checkedReview, type GivenAnswer } from '../review/review-fields.js';
import { RubricRepository } from '../rubric/rubric.repository.js';
import { ExemplarOwn, ExemplarSubmitted, ExemplarThere, ExemplarUnknown } from './calibration.errors.js';
import { Calibration } from './calibration.js';
import { Exemplar, ExemplarGrade } from './exemplar.js';
import { exemplarPolicy } from './exemplar.policy.js';
import { ExemplarRepository, type ExemplarWish } from './exemplar.repository.js';

/** Exemplars that all who review in a campaign grade, from their choice to the end. */
@Injectable()
export class CalibrationService {
  constructor(
    private readonly database: Database,
    private readonly access: CampaignAccessService,
    private readonly campaigns: CampaignRepository,
    private readonly exemplars: ExemplarRepository,
    private readonly rubrics: RubricRepository,
  ) {}

  /** `resource`: the address of a published one; its newest version is what everybody will read. */
  async addExemplar(actor: Actor, wish: { campaign: string; resource: string }): Promise<Campaign> {
    const addedBy = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { campaign, there } = await this.lockCalibration(tx, actor, wish.campaign);
      new Calibration(campaign, there.length).requireVerb('addExemplar');
      const address = wish.resource.trim().replace(/^.*\/r\/([^/?#]+).*$/, '$1');
      const found = await this.exemplars.findWish(tx, address, {
        campaignId: campaign.id,
        accountId: addedBy,
      });
      const { resourceId, versionId } = checkedWish(found, there);
      const ids = { id: randomUUID(), campaignId: campaign.id, resourceId, versionId, addedBy };
      const exemplar = Exemplar.choose(
        ids,
        there.map(({ number }) => number),
        tx.now,
      );
      if (campaign.isRunning)
        await tx.emit(exemplar.added(), { key: `exemplars of campaign ${campaign.id}` });
      await this.exemplars.save(tx, exemplar);
      record(tx, actor, campaign, { verb: 'campaign.addExemplar', note: exemplar.id });
      return campaign;
    });
  }

  /** While nobody has graded it. */
  async removeExemplar(actor: Actor, id: string): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const { campaign, exemplar } = await this.lockExemplar(tx, actor, id, 'remove');
      exemplar.requireUngraded(await this.exemplars.countGrades(tx, exemplar));
      await this.exemplars.delete(tx, exemplar);
      record(tx, actor, campaign, { verb: 'campaign.removeExemplar', note: exemplar.id });
      return campaign;
    });
  }

  /** All criteria at once; again as often as she likes, until the calibration is closed. */
  async gradeExemplar(actor: Actor, id: string, given: readonly GivenAnswer[]): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const { campaign, exemplar } = await this.lockExemplar(tx, actor, id, 'grade');
      const accountId = requireAccount(actor);
      const rubric = await this.rubrics.find(campaign.rubricVersionId);
      if (!rubric) throw new NotFound();
      const { answers = {} } = checkedReview({ answers: given }, rubric.criteria);
      const how = { criteria: rubric.criteria, now: tx.now };
      const grade = ExemplarGrade.give({ exemplarId: exemplar.id, accountId }, answers, how);
      await this.exemplars.saveGrade(tx, grade);
      tx.record({
        actorId: accountId,
        verb: 'exemplar.grade',
        subjectType: 'exemplar',
        subjectId: exemplar.id,
      });
      return campaign;
    });
  }

  /** What was said stays, and nothing more is. `address`: the campaign's. */
  async closeCalibration(actor: Actor, address: string): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const { campaign, there } = await this.lockCalibration(tx, actor, address);
      new Calibration(campaign, there.length).requireVerb('closeCalibration');
      campaign.closeCalibration(tx.now);
      record(tx, actor, campaign, { verb: 'campaign.closeCalibration' });
      return this.campaigns.save(tx, campaign);
    });
  }

  /** For who runs it: nobody else chooses, removes, grades or closes meanwhile. */
  private async lockCalibration(
    tx: Transaction,
    actor: Actor,
    address: string,
  ): Promise<{ campaign: Campaign; there: Exemplar[] }> {
    const { campaign } = await this.access.lock(tx, actor, address, { action: 'manage', how: 'update' });
    return { campaign, there: await this.exemplars.listOf(tx, campaign.id) };
  }

  /** Locks its campaign and authorises; to who may not read it, it does not exist. Others may grade it meanwhile. */
  private async lockExemplar(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: keyof typeof exemplarVerbs,
  ): Promise<{ campaign: Campaign; exemplar: Exemplar }> {
    const { verb, how } = exemplarVerbs[action];
    const known = await this.exemplars.find(id, actor.accountId);
    const campaign = known && (await this.campaigns.lock(tx, known.exemplar.campaignId, how));
    // What was removed while she waited is gone.
    const found = campaign && (await this.exemplars.find(id, actor.accountId));
    const access = found && { ...(await this.access.accessTo(campaign)), ...found };
    const { exemplar } = exemplarPolicy.authorize(actor, action, access);
    if (!campaign) throw new NotFound();
    new Calibration(campaign, 1).requireVerb(verb);
    return { campaign, exemplar };
  }
}

const exemplarVerbs = {
  remove: { verb: 'removeExemplar', how: 'update' },
  grade: { verb: 'gradeExemplar', how: 'share' },
} as const;

function checkedWish(found: ExemplarWish | null, there: readonly Exemplar[]): ExemplarWish {
  if (!found) throw new ExemplarUnknown();
  if (found.isSigner) throw new ExemplarOwn();
  if (there.some(({ resourceId }) => resourceId === found.resourceId)) throw new ExemplarThere();
  if (found.isSubmitted) throw new ExemplarSubmitted();
  return found;
}

const record = (
  tx: Transaction,
  { accountId }: Actor,
  { id }: Campaign,
  { verb, note }: { verb: string; note?: string },
): void =>
  tx.record({
    actorId: accountId,
    verb,
    subjectType: 'campaign',
    subjectId: id,
    ...(note ? { note } : {}),
  });
