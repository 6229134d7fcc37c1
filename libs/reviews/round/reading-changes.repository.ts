import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import type { RoundPassage } from './round-passages.js';

/** What was read, and what is there beside it. */
export interface Reading {
  readonly read: readonly RoundPassage[];
  readonly now: readonly RoundPassage[];
}

type Row = RoundPassage & { readonly roundId: string; readonly isRead: boolean };

/** Two readings of one resource, side by side. */
@Injectable()
export class ReadingChangesRepository {
  constructor(private readonly database: Database) {}

  /** By round: what the round before it read, and what it reads; nothing for a first one. */
  async sinceTheRoundBefore(roundIds: readonly string[]): Promise<Map<string, Reading>> {
    const rows = await this.database.rows<Row>(
      'readings-of-rounds',
      `select asked.id as "roundId", passage.round_id = earlier.id as "isRead", passage.part, passage.block_id as "blockId",
         passage.kind, passage.text, passage.hash
       from review_round asked
         join review_round earlier on earlier.submission_id = asked.submission_id and earlier.number = asked.number - 1
         join round_passage passage on passage.round_id in (asked.id, earlier.id)
       where asked.id = any($1::uuid[]) order by passage.position`,
      [roundIds],
    );
    return readings(rows);
  }

  /** By round: what it read, and what the newest version of its resource says. */
  async upToTheNewestVersion(
    rounds: readonly { readonly id: string; readonly resourceId: string }[],
  ): Promise<Map<string, Reading>> {
    if (rounds.length === 0) return new Map();
    const rows = await this.database.rows<Row>(
      'readings-of-newest-versions',
      `with asked as (select * from unnest($1::uuid[], $2::uuid[]) as asked(round_id, resource_id)),
         now as (select asked.round_id, part.* from asked join resource on resource.id = asked.resource_id
           join version on version.resource_id = resource.id and version.number = resource.latest_version
           join part on part.version_id = version.id)
       select round_id as "roundId", true as "isRead", part, block_id as "blockId", kind, text, hash, 0 as first, position as place
       from asked join round_passage using (round_id)
       union all select round_id, false, 'texte', block.id, block.kind, block.text, block.hash, now.position, block.position
       from now join block on block.part_id = now.id where now.kind = 'text'
       union all select round_id, false, name, 'fichier', 'file', name, blob_sha256, position, 0 from now where kind = 'file'
       union all select round_id, false, name, block->>'id', block->>'kind', block->>'text', block->>'hash', now.position, place
       from now join blob_text using (blob_sha256) cross join jsonb_array_elements(blocks) with ordinality as each(block, place)
       where now.kind = 'file' and blob_text.reason is null
       union all select round_id, false, 'lien', 'lien', 'link', url, encode(sha256(convert_to(url, 'UTF8')), 'hex'), position, 0
       from now where kind = 'link' order by first, place`,
      [rounds.map(({ id }) => id), rounds.map(({ resourceId }) => resourceId)],
    );
    return readings(rows);
  }
}

const readings = (rows: Row[]): Map<string, Reading> =>
  new Map(
    [...grouped(rows, ({ roundId }) => roundId)].map(([id, all]) => [
      id,
      { read: all.filter(({ isRead }) => isRead), now: all.filter(({ isRead }) => !isRead) },
    ]),
  );
