import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import { type Actor, hasRoleOver, requireAccount, requireRole } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { CampaignAccessService } from './campaign-access.service.js';
import { CampaignRefused, ResourceUnknown, TerritoryNotCovered } from './campaign.errors.js';
import { campaignLimits, checkedFields, openingProblems, usualFields } from './campaign-fields.js';
import { campaignRoles } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import { Campaign, type CampaignFields } from './campaign.js';
import { RubricUnknown } from '../rubric/rubric.errors.js';
import { RubricRepository } from '../rubric/rubric.repository.js';

/** Only what is given changes. */
export interface CampaignChanges extends Partial<CampaignFields> {
  /** Addresses of the only resources that it is for; none: all that its scope admits. */
  resources?: readonly string[] | null;
}

/** A campaign while it is prepared, until it is open for all. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly access: CampaignAccessService,
    private readonly rubrics: RubricRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  /** What is not said begins as usual. */
  async create(
    actor: Actor,
    wish: CampaignChanges & Pick<CampaignFields, 'title' | 'territoryId'>,
  ): Promise<Campaign> {
    const createdBy = requireAccount(actor);
    requireRole(actor, ...campaignRoles);
    return this.database.transaction(async (tx) => {
      const rubric = wish.rubricVersionId ? null : await this.rubrics.getUsual();
      const fields = checkedFields({
        ...usualFields(tx.now),
        rubricVersionId: rubric?.id ?? '',
        ...fieldsIn(wish),
        title: wish.title,
        territoryId: wish.territoryId,
      });
      await this.requireReach(actor, fields);
      const ids = { id: randomUUID(), slug: await this.campaigns.freeSlug(tx, fields.title), createdBy };
      const campaign = Campaign.prepare(ids, fields, tx.now);
      record(tx, actor, campaign, 'campaign.create');
      await this.campaigns.save(tx, campaign);
      await this.choose(tx, campaign, wish);
      return campaign;
    });
  }

  /** While it is prepared. */
  async update(actor: Actor, address: string, changes: CampaignChanges): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const campaign = await this.lock(tx, actor, address);
      campaign.requireVerb('update');
      const fields = checkedFields({ ...fieldsOf(campaign), ...fieldsIn(changes) });
      await this.requireReach(actor, fields);
      campaign.change(fields);
      record(tx, actor, campaign, 'campaign.update');
      await this.campaigns.save(tx, campaign);
      await this.choose(tx, campaign, changes);
      return campaign;
    });
  }

  /** For all to see; from now on its rubric never changes. */
  async open(actor: Actor, address: string): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const campaign = await this.lock(tx, actor, address);
      campaign.requireVerb('open');
      const problems = openingProblems(campaign, dayOf(tx.now));
      if (problems.length > 0) throw new CampaignRefused(problems);
      const rubric = await this.rubrics.lock(tx, campaign.rubricVersionId);
      if (!rubric) throw new RubricUnknown();
      if (rubric.use(tx.now)) await this.rubrics.save(tx, rubric);
      await tx.emit(campaign.open(tx.now));
      record(tx, actor, campaign, 'campaign.open');
      return this.campaigns.save(tx, campaign);
    });
  }

  /** Nobody but those who prepare it has seen it. */
  async delete(actor: Actor, address: string): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const campaign = await this.lock(tx, actor, address);
      campaign.requireVerb('delete');
      record(tx, actor, campaign, 'campaign.delete');
      await this.campaigns.delete(tx, campaign);
      return campaign;
    });
  }

  private async lock(tx: Transaction, actor: Actor, address: string): Promise<Campaign> {
    const { campaign } = await this.access.lock(tx, actor, address, { action: 'manage', how: 'update' });
    return campaign;
  }

  /** Her mandate covers where it is to be; its rubric exists. */
  private async requireReach(actor: Actor, { territoryId, rubricVersionId }: CampaignFields): Promise<void> {
    const path = uuidOrNull(territoryId) ? await this.territories.pathOf(territoryId) : [];
    if (path.length === 0 || !hasRoleOver(actor, path, ...campaignRoles)) throw new TerritoryNotCovered();
    if (!(await this.rubrics.find(rubricVersionId))) throw new RubricUnknown();
  }

  private async choose(tx: Transaction, campaign: Campaign, { resources }: CampaignChanges): Promise<void> {
    if (!resources) return;
    const addresses = [...new Set(resources.map((each) => each.trim()).filter(Boolean))];
    if (addresses.length > campaignLimits.resources) throw new ResourceUnknown();
    const found = addresses.length > 0 ? await this.campaigns.findPublished(tx, addresses) : new Map();
    if (addresses.some((address) => !found.has(address))) throw new ResourceUnknown();
    await this.campaigns.choose(tx, campaign, [...found.values()] as string[]);
  }
}

const names = [
  'title',
  'aim',
  'territoryId',
  'rubricVersionId',
  'mode',
  'levels',
  'subjects',
  'opensOn',
  'closesOn',
  'reviewsWanted',
  'cap',
  'answerDays',
  'reviewDays',
  'charter',
] as const satisfies readonly (keyof CampaignFields)[];

const fieldsOf = (campaign: Campaign): CampaignFields =>
  Object.fromEntries(names.map((name) => [name, campaign[name]])) as unknown as CampaignFields;

const fieldsIn = (changes: CampaignChanges): Partial<CampaignFields> =>
  Object.fromEntries(names.flatMap((name) => (changes[name] == null ? [] : [[name, changes[name]]])));

const record = (tx: Transaction, { accountId }: Actor, { id, state }: Campaign, verb: string): void =>
  tx.record({ actorId: accountId, verb, subjectType: 'campaign', subjectId: id, note: state });
