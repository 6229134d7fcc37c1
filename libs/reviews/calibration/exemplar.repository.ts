import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { visibleToAll } from '#resources';
import { signersOf } from '../matching/conflict-works.repository.js';
import { Exemplar, ExemplarGrade } from './exemplar.js';

/** An exemplar as somebody stands to it. */
export interface ExemplarStanding {
  readonly exemplar: Exemplar;
  readonly isInPool: boolean;
  readonly isSigner: boolean;
  readonly isNear: boolean;
  readonly hasGraded: boolean;
}

/** A campaign as somebody who may review in it stands to it. */
export interface PoolStanding {
  readonly isInPool: boolean;
  readonly exemplars: readonly ExemplarStanding[];
}

/** A published resource that may become one. */
export interface ExemplarWish {
  readonly resourceId: string;
  /** The newest. */
  readonly versionId: string;
  readonly isSigner: boolean;
  readonly isSubmitted: boolean;
}

type Row = Omit<ExemplarStanding, 'exemplar'> & Omit<Exemplar, 'added' | 'requireUngraded'>;

/** Whoever these agents are, or teaches where one of them does. */
const isNear = (agent: string, signers: string): string =>
  `coalesce(exists (select from agent colleague where colleague.id = any(${signers})
     and colleague.establishment_uai = ${agent}.establishment_uai), false)`;

/** $2: the account that asks; no such account is nobody. */
const standing = `select exemplar.id, exemplar.campaign_id as "campaignId", exemplar.number, exemplar.resource_id as "resourceId",
    exemplar.version_id as "versionId", exemplar.added_by as "addedBy", exemplar.added_at as "addedAt",
    exists (select from campaign_reviewer pool where pool.campaign_id = exemplar.campaign_id and pool.account_id = $2::uuid) as "isInPool",
    coalesce(me.id = any(signing.ids), false) as "isSigner", ${isNear('me', 'signing.ids')} as "isNear",
    exists (select from exemplar_grade grade where grade.exemplar_id = exemplar.id and grade.account_id = $2::uuid) as "hasGraded"
  from exemplar cross join lateral (select ${signersOf('exemplar.resource_id')} as ids) signing
    left join agent me on me.id = (select agent_id from account where id = $2::uuid)`;

/** Exemplars of campaigns, and what people answered of them. */
@Injectable()
export class ExemplarRepository {
  constructor(private readonly database: Database) {}

  /** By campaign: whether this account offered to review in it, and its exemplars in the order of their numbers. */
  async ofCampaigns(
    campaignIds: readonly string[],
    accountId: string | null,
  ): Promise<Map<string, PoolStanding>> {
    const rows = await this.database.rows<Row & { poolId: string; joined: boolean }>(
      'exemplars-of-campaigns',
      `select asked.id as "poolId", exists (select from campaign_reviewer pool
         where pool.campaign_id = asked.id and pool.account_id = $2::uuid) as joined, exemplar.*
       from unnest($1::uuid[]) as asked(id)
         left join lateral (${standing} where exemplar.campaign_id = asked.id) exemplar on true order by exemplar.number`,
      [campaignIds, accountId],
    );
    const byCampaign = grouped(rows, ({ poolId }) => poolId);
    return new Map(
      [...byCampaign].map(([id, all]) => [
        id,
        {
          isInPool: all.some(({ joined }) => joined),
          exemplars: all
            .filter((row) => row.id !== null)
            .map(({ poolId: _id, joined: _joined, ...row }) => standingOf(row)),
        },
      ]),
    );
  }

  async find(id: string, accountId: string | null): Promise<ExemplarStanding | null> {
    const rows = await this.database.rows<Row>('exemplar-by-id', `${standing} where exemplar.id = $1::uuid`, [
      uuidOrNull(id),
      accountId,
    ]);
    return rows[0] ? standingOf(rows[0]) : null;
  }

  /** Public now, by address: slug, id or short code. */
  async findWish(
    tx: Transaction,
    address: string,
    { campaignId, accountId }: { campaignId: string; accountId: string },
  ): Promise<ExemplarWish | null> {
    const rows = await tx.manager.query<ExemplarWish[]>(
      `select resource.id as "resourceId", version.id as "versionId",
         (select agent_id from account where id = $2) = any(${signersOf('resource.id')}) as "isSigner",
         exists (select from submission where submission.resource_id = resource.id and submission.campaign_id = $3
           and submission.ended_at is null) as "isSubmitted"
       from resource join version on version.resource_id = resource.id and version.number = resource.latest_version
       where (resource.slug = $1 or resource.id::text = $1 or resource.short_code = upper($1)) and ${visibleToAll}`,
      [address, accountId, campaignId],
    );
    return rows[0] ?? null;
  }

  /** By exemplar: what everybody answered, in no order that says when. */
  async gradesOf(exemplarIds: readonly string[]): Promise<Map<string, ExemplarGrade[]>> {
    const rows = await this.database.rows<ExemplarGrade>(
      'exemplar-grades',
      `select exemplar_id as "exemplarId", account_id as "accountId", answers, graded_at as "gradedAt"
       from exemplar_grade where exemplar_id = any($1::uuid[]) order by account_id`,
      [exemplarIds],
    );
    return grouped(
      rows.map((row) => Object.assign(new ExemplarGrade(), row)),
      ({ exemplarId }) => exemplarId,
    );
  }

  async countGrades(tx: Transaction, { id }: Exemplar): Promise<number> {
    return tx.manager.countBy(ExemplarGrade, { exemplarId: id });
  }

  /** Those of a campaign, which is locked. */
  async listOf(tx: Transaction, campaignId: string): Promise<Exemplar[]> {
    return tx.manager.findBy(Exemplar, { campaignId });
  }

  async save(tx: Transaction, exemplar: Exemplar): Promise<Exemplar> {
    await tx.manager.upsert(Exemplar, exemplar, ['id']);
    return exemplar;
  }

  async delete(tx: Transaction, { id }: Exemplar): Promise<void> {
    await tx.manager.delete(Exemplar, { id });
  }

  async saveGrade(tx: Transaction, grade: ExemplarGrade): Promise<void> {
    await tx.manager.upsert(ExemplarGrade, grade, ['exemplarId', 'accountId']);
  }

  /** Who offered to review in the campaign, may grade one of its exemplars, and was never told of it (`kind`). */
  async listUntold(tx: Transaction, campaignId: string, kind: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select account.id from campaign join campaign_reviewer pool on pool.campaign_id = campaign.id
         join account on account.id = pool.account_id and account.state = 'active' join agent on agent.id = account.agent_id
       where campaign.id = $1 and exists (select from exemplar
           cross join lateral (select ${signersOf('exemplar.resource_id')} as ids) signing
           where exemplar.campaign_id = campaign.id and not agent.id = any(signing.ids) and not ${isNear('agent', 'signing.ids')})
         and not exists (select from notification where notification.account_id = account.id and notification.kind = $2
           and notification.path = '/campagnes/' || campaign.slug || '/etalonnage')
       order by account.id`,
      [campaignId, kind],
    );
    return rows.map(({ id }) => id);
  }
}

const standingOf = ({ isInPool, isSigner, isNear: near, hasGraded, ...row }: Row): ExemplarStanding => ({
  exemplar: Object.assign(new Exemplar(), row),
  isInPool,
  isSigner,
  isNear: near,
  hasGraded,
});
