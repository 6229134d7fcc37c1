import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { anonymousName, type Erasure } from './erasure.js';

/** Versions that credit her: these, and their adaptations as far as they go. */
const carrying = `carrying(id) as (
  select unnest($1::uuid[])
  union select source.version_id from version_source source join carrying on carrying.id = source.source_version_id
  where source.version_id is not null)`;

/** The name of somebody who goes, wherever a credit says it. */
@Injectable()
export class CreditsRepository {
  /**
   * Everywhere at once; returns the resources whose credits changed. The datestamp moves, so that harvesters come
   * again; copies of files with the old name inside are forgotten, those of adaptations too.
   */
  async rename(tx: Transaction, { agentId, name }: Erasure): Promise<string[]> {
    const [versions] = await tx.manager.query<[{ id: string; resourceId: string }[], number]>(
      `update version set datestamp = $2 where id in (select version_id from version_agent where agent_id = $1)
       returning id, resource_id as "resourceId"`,
      [agentId, tx.now],
    );
    const versionIds = versions.map(({ id }) => id);
    for (const each of await this.namesOf(tx, { agentId, name })) {
      await tx.manager.query(
        `with recursive ${carrying} update tombstone set credit = replace(credit, $2, $3)
         where resource_id in (select resource_id from version where id in (select id from carrying))`,
        [versionIds, each, anonymousName],
      );
      await tx.manager.query(
        'update collection set copied_credit = replace(copied_credit, $1, $2) where position($1 in copied_credit) > 0',
        [each, anonymousName],
      );
    }
    await tx.manager.query('update version_agent set name_credited = $2 where agent_id = $1', [
      agentId,
      anonymousName,
    ]);
    await this.forgetCopies(tx, versionIds);
    return [...new Set(versions.map(({ resourceId }) => resourceId))];
  }

  /** Credits keep the name of their day: she may have changed hers since. The longest first, which may hold another. */
  private async namesOf(
    tx: Transaction,
    { agentId, name }: Pick<Erasure, 'agentId' | 'name'>,
  ): Promise<string[]> {
    const rows = await tx.manager.query<{ name: string }[]>(
      'select distinct name_credited as name from version_agent where agent_id = $1',
      [agentId],
    );
    const names = new Set([name, ...rows.map((row) => row.name)]);
    names.delete(anonymousName);
    return [...names].sort((one, other) => other.length - one.length);
  }

  /** Files that carry the name in their credit. */
  private async forgetCopies(tx: Transaction, versionIds: readonly string[]): Promise<void> {
    await tx.manager.query(
      `with recursive ${carrying}, forgotten as (delete from stamped_copy where version_id in (select id from carrying) returning object_sha256)
       insert into object_left(sha256, left_at) select distinct object_sha256, $2::timestamptz from forgotten
       where object_sha256 is not null on conflict (sha256) do update set left_at = excluded.left_at`,
      [versionIds, tx.now],
    );
  }
}
