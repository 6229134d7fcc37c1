import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';

interface LeftCampaign {
  readonly title: string;
  readonly slug: string;
  /** Accounts whose mandate covers it; without any, the administrators. */
  readonly managers: readonly string[];
}

/** One of which she is the owner. */
export interface LeftCollection {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly isPublic: boolean;
  /** The curator who came first after her. */
  readonly heir: string | null;
}

const runs = `mandate.revoked_at is null and mandate.starts_at <= $2 and (mandate.ends_at is null or mandate.ends_at > $2)
  and account.state = 'active'`;

/** What somebody who goes did for others, and who takes it over. */
@Injectable()
export class LeftOffices {
  constructor(private readonly database: Database) {}

  async listOpenAssignments(accountId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'open-assignments-of',
      `select id from assignment where reviewer_id = $1 and state in ('offered', 'accepted') order by id`,
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  /** Campaigns that go on are nobody's in particular; answers whom to tell. Done again, it finds none. */
  async leaveCampaigns(tx: Transaction, accountId: string): Promise<LeftCampaign[]> {
    const rows = await tx.manager.query<LeftCampaign[]>(
      `with recursive led as (
         select id, title, slug, territory_id from campaign where referent_id = $1 and state in ('draft', 'open', 'closing') for update),
       above(campaign_id, territory_id) as (
         select id, territory_id from led
         union select above.campaign_id, parent_id from above join territory on territory.id = above.territory_id where parent_id is not null),
       covering as (
         select led.id, account.id as account_id, mandate.role from led
         join mandate on mandate.role in ('referent', 'administrator') and (mandate.territory_id is null or mandate.territory_id in
           (select territory_id from above where campaign_id = led.id))
         join account on account.id = mandate.account_id and ${runs} where account.id <> $1)
       select led.title, led.slug, array(select distinct account_id from covering where covering.id = led.id) as managers from led`,
      [accountId, tx.now],
    );
    await tx.manager.query('update campaign set referent_id = null where referent_id = $1', [accountId]);
    return rows;
  }

  /** Those of which she is the owner. */
  async listOwnCollections(accountId: string): Promise<LeftCollection[]> {
    return this.database.rows<LeftCollection>(
      'own-collections',
      `select collection.id, collection.slug, collection.title, visibility = 'public' as "isPublic",
         (select account_id from collection_curator other where other.collection_id = collection.id and other.account_id <> $1
          order by since, account_id limit 1) as heir
       from collection join collection_curator mine on mine.collection_id = collection.id
       where mine.account_id = $1 and mine.role = 'owner' and deleted_at is null order by collection.id`,
      [accountId],
    );
  }

  async handCollection(
    tx: Transaction,
    id: string,
    { from, to }: { from: string; to: string | null },
  ): Promise<void> {
    await tx.manager.query('delete from collection_curator where collection_id = $1 and account_id = $2', [
      id,
      from,
    ]);
    if (to)
      await tx.manager.query(
        `update collection_curator set role = 'owner' where collection_id = $1 and account_id = $2`,
        [id, to],
      );
  }
}
