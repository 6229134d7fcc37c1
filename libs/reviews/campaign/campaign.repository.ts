import { Injectable } from '@nestjs/common';
import { slugify } from '#identity';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { visibleToAll } from '#resources';
import { campaignRoles } from './campaign.policy.js';
import { Campaign } from './campaign.js';

export const campaignColumns = `campaign.id, campaign.slug, campaign.state, campaign.title, campaign.aim,
  campaign.territory_id as "territoryId", campaign.rubric_version_id as "rubricVersionId", campaign.mode, campaign.levels,
  campaign.subjects, campaign.opens_on::text as "opensOn", campaign.closes_on::text as "closesOn",
  campaign.reviews_wanted as "reviewsWanted", campaign.cap, campaign.answer_days as "answerDays",
  campaign.review_days as "reviewDays", campaign.charter, campaign.referent_id as "referentId",
  campaign.created_by as "createdBy", campaign.created_at as "createdAt", campaign.opened_at as "openedAt",
  campaign.closed_at as "closedAt", campaign.calibration_closed_at as "calibrationClosedAt"`;

/** Mandates that run a campaign now: $2 is the moment, $3 the roles. */
const runs = `mandate.role = any($3::text[]) and mandate.revoked_at is null and mandate.starts_at <= $2::timestamptz
  and (mandate.ends_at is null or mandate.ends_at > $2::timestamptz)
  and (mandate.territory_id is null or mandate.territory_id = any(territory_path(campaign.territory_id)))`;

const waiting = `submission.state in ('invited','submitted','in_review')`;

/** No address, or that of the page where one begins. */
const reserved = new Set(['', 'nouvelle']);

/** Campaigns as rows, and who answers for them. */
@Injectable()
export class CampaignRepository {
  constructor(private readonly database: Database) {}

  /** By slug or id. */
  async find(address: string): Promise<Campaign | null> {
    const rows = await this.database.rows<Campaign>(
      'campaign-by-address',
      `select ${campaignColumns} from campaign where slug = $1 or id = $2::uuid`,
      [address, uuidOrNull(address)],
    );
    return rows[0] ? campaignOf(rows[0]) : null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Campaign>> {
    const rows = await this.database.rows<Campaign>(
      'campaigns-by-ids',
      `select ${campaignColumns} from campaign where id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, campaignOf(row)]));
  }

  /** `share`: it does not change meanwhile, and others may read it so at once. Before any submission of it. */
  async lock(tx: Transaction, id: string, how: 'update' | 'share' = 'update'): Promise<Campaign | null> {
    const mode = how === 'share' ? 'pessimistic_read' : 'pessimistic_write';
    return tx.manager.findOne(Campaign, { where: { id }, lock: { mode } });
  }

  async save(tx: Transaction, campaign: Campaign): Promise<Campaign> {
    await tx.manager.upsert(Campaign, campaign, ['id']);
    return campaign;
  }

  async delete(tx: Transaction, { id }: Campaign): Promise<void> {
    await tx.manager.delete(Campaign, { id });
  }

  /** Held until the end, so that two campaigns of one title at once get two addresses. */
  async freeSlug(tx: Transaction, title: string): Promise<string> {
    const words = slugify(title);
    const wanted = reserved.has(words) ? `campagne-${words}`.replace(/-$/, '') : words;
    for (let n = 1; ; n += 1) {
      const slug = n === 1 ? wanted : `${wanted}-${n}`;
      await tx.hold(`campaign ${slug}`);
      if (!(await tx.manager.existsBy(Campaign, { slug }))) return slug;
    }
  }

  /** Open ones whose last day has passed. */
  async listPast(today: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'campaigns-past',
      `select id from campaign where state = 'open' and closes_on < $1::date order by closes_on, id`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  async countUndecided(tx: Transaction, { id }: Campaign): Promise<number> {
    const [row] = await tx.manager.query<{ count: number }[]>(
      `select count(*)::int as count from submission where campaign_id = $1 and ${waiting}`,
      [id],
    );
    return row?.count ?? 0;
  }

  /** By campaign: the resources that it is only for, in the order of their titles' addresses; none: no such limit. */
  async chosenResources(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.rows<{ campaignId: string; resourceId: string }>(
      'campaign-resources',
      `select campaign_id as "campaignId", resource_id as "resourceId" from campaign_resource
       join resource on resource.id = resource_id where campaign_id = any($1::uuid[]) order by resource.slug, resource_id`,
      [ids],
    );
    const chosen = grouped(rows, ({ campaignId }) => campaignId);
    return new Map([...chosen].map(([id, list]) => [id, list.map(({ resourceId }) => resourceId)]));
  }

  /** By address (slug, id or short code): published ones only. */
  async findPublished(tx: Transaction, addresses: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.manager.query<{ address: string; id: string }[]>(
      `select address, resource.id from unnest($1::text[]) as address
       join resource on (resource.slug = address or resource.id::text = address or resource.short_code = upper(address))
       where ${visibleToAll}`,
      [addresses],
    );
    return new Map(rows.map(({ address, id }) => [address, id]));
  }

  async choose(tx: Transaction, { id }: Campaign, resourceIds: readonly string[]): Promise<void> {
    await tx.manager.query('delete from campaign_resource where campaign_id = $1', [id]);
    await tx.manager.query(
      'insert into campaign_resource(campaign_id, resource_id) select $1, unnest($2::uuid[])',
      [id, [...new Set(resourceIds)]],
    );
  }

  /** By campaign: the account of its référent, while her mandate covers its territory. */
  async livingReferents(ids: readonly string[], now: Date): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; accountId: string }>(
      'campaign-referents',
      `select campaign.id, campaign.referent_id as "accountId" from campaign
       join account on account.id = campaign.referent_id and account.state = 'active'
       where campaign.id = any($1::uuid[])
         and exists (select from mandate where mandate.account_id = campaign.referent_id and ${runs})`,
      [ids, now, campaignRoles],
    );
    return new Map(rows.map(({ id, accountId }) => [id, accountId]));
  }

  /** Whose mandate covers the campaign's territory now. */
  async managersOf(
    tx: Transaction,
    { id }: Pick<Campaign, 'id'>,
    resourceId: string | null = null,
  ): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select distinct account.id from campaign join mandate on ${runs}
       join account on account.id = mandate.account_id and account.state = 'active'
       where campaign.id = $1 and not exists (select from resource_member signer where signer.resource_id = $4::uuid
         and signer.account_id = account.id and signer.role in ('author', 'co-author'))
       order by account.id`,
      [id, tx.now, campaignRoles, resourceId],
    );
    return rows.map((row) => row.id);
  }
}

export const campaignOf = (row: Campaign): Campaign => Object.assign(new Campaign(), row);
