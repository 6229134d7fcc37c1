import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';

/** A published document that may be where another comes from. */
export interface Candidate {
  readonly fingerprintId: string;
  /** Null: the text written in place of a resource. */
  readonly blobSha256: string | null;
  readonly resourceId: string;
  readonly pictures: string[];
}

/** How much of a file stands in a published document. */
export interface Resemblance {
  readonly fingerprintId: string;
  readonly share: number;
  readonly same: boolean;
}

interface Kept {
  readonly marks: readonly number[];
  readonly pictures: readonly string[];
  /** Id of a version, as the credit inside the file says it. */
  readonly stampedBy: string | null;
}

type Blocks = { text: string }[];

/**
 * How many documents one mark may bring: what everybody writes costs no more than what one person wrote, and the first
 * ones to be published stay within reach of a family of thousands.
 */
const MOST_CARRIERS = 50;
/** The documents with most marks in common, before asking who may read them. */
const MOST_NEAR = 60;
/** Those whose words are compared. */
const MOST_COMPARED = 8;

/** Fingerprints of stored bytes and published texts, and the marks by which published ones are looked up. */
@Injectable()
export class FingerprintRepository {
  constructor(private readonly database: Database) {}

  async blocksOf(sha256: string): Promise<Blocks> {
    const [row] = await this.database.rows<{ blocks: Blocks }>(
      'blocks-to-recognise',
      'select blocks from blob_text where blob_sha256 = $1',
      [sha256],
    );
    return row?.blocks ?? [];
  }

  async blob(sha256: string): Promise<{ format: string; bytesSha256: string } | null> {
    const [row] = await this.database.rows<{ format: string; bytesSha256: string }>(
      'blob-to-recognise',
      `select format, coalesce(served_sha256, sha256) as "bytesSha256" from blob where sha256 = $1 and format is not null`,
      [sha256],
    );
    return row ?? null;
  }

  async picturesOf(sha256: string): Promise<string[] | null> {
    const [row] = await this.database.rows<{ pictures: string[] }>(
      'fingerprint-of-blob',
      'select pictures from fingerprint where blob_sha256 = $1',
      [sha256],
    );
    return row?.pictures ?? null;
  }

  async saveOfBlob(tx: Transaction, sha256: string, { marks, pictures, stampedBy }: Kept): Promise<void> {
    await tx.manager.query(
      `insert into fingerprint(blob_sha256, marks, pictures, stamped_by, made_at) values ($1, $2::bigint[], $3::text[], $4, $5) on conflict do nothing`,
      [sha256, marks, pictures, stampedBy, tx.now],
    );
  }

  /** The files and the text of a published resource's newest version. */
  async published(resourceId: string): Promise<{ shas: string[]; text: string | null } | null> {
    const [row] = await this.database.rows<{ shas: string[]; text: string | null }>(
      'published-to-list',
      `select coalesce(array_agg(part.blob_sha256) filter (where part.kind = 'file'), '{}') as shas,
         max(part.content) filter (where part.kind = 'text') as text
       from version join resource on resource.id = version.resource_id and resource.latest_version = version.number
         left join part on part.version_id = version.id where resource.id = $1 group by version.id`,
      [resourceId],
    );
    return row ?? null;
  }

  /** From now on others are compared with it. */
  async listBlobs(tx: Transaction, shas: readonly string[]): Promise<void> {
    await tx.manager.query(
      `with listed as (update fingerprint set listed = true where blob_sha256 = any($1::text[]) and not listed returning id, marks)
       insert into fingerprint_mark(mark, fingerprint_id) select unnest(marks), id from listed on conflict do nothing`,
      [shas],
    );
  }

  /** The text of the newest version takes the place of the one before; without a text, nothing is left. */
  async listText(tx: Transaction, resourceId: string, marks: readonly number[] | null): Promise<void> {
    await tx.manager.query(
      `delete from fingerprint_mark using fingerprint
       where fingerprint.text_of = $1 and mark = any(fingerprint.marks) and fingerprint_id = fingerprint.id`,
      [resourceId],
    );
    if (!marks) {
      await tx.manager.query('delete from fingerprint where text_of = $1', [resourceId]);
      return;
    }
    await tx.manager.query(
      `with kept as (insert into fingerprint(text_of, marks, listed, made_at) values ($1, $2::bigint[], true, $3)
         on conflict (text_of) do update set marks = excluded.marks, made_at = excluded.made_at returning id, marks)
       insert into fingerprint_mark(mark, fingerprint_id) select unnest(marks), id from kept on conflict do nothing`,
      [resourceId, marks, tx.now],
    );
  }

  /**
   * Among what anybody may read, one document of each resource, those with most marks in common first. The cost is that
   * of as many index look-ups as there are marks, whatever the number of stored files.
   */
  async candidates(sha256: string, marks: readonly number[], leastShared: number): Promise<Candidate[]> {
    return this.database.rows<Candidate>(
      'candidates',
      `with near as (
         select carrier.fingerprint_id as id, count(*) as shared from unnest($2::bigint[]) as asked(mark)
           cross join lateral (select fingerprint_id from fingerprint_mark where fingerprint_mark.mark = asked.mark
             order by fingerprint_id limit ${MOST_CARRIERS}) carrier
         group by 1 having count(*) >= $3 order by count(*) desc, 1 limit ${MOST_NEAR}),
       readable as (
         select distinct on (place.resource_id) near.id, near.shared, fingerprint.blob_sha256, fingerprint.pictures, place.resource_id
         from near join fingerprint using (id) cross join lateral (
           select resource.id as resource_id from resource where resource.id = fingerprint.text_of and ${visibleToAll}
           union all
           (select resource.id from part join version on version.id = part.version_id join resource on resource.id = version.resource_id
            where part.blob_sha256 = fingerprint.blob_sha256 and ${visibleToAll} limit 1)) place
         where fingerprint.blob_sha256 is distinct from $1 order by place.resource_id, near.shared desc)
       select id::text as "fingerprintId", blob_sha256 as "blobSha256", resource_id as "resourceId", pictures
       from readable order by shared desc, id limit ${MOST_COMPARED}`,
      [sha256, marks, leastShared],
    );
  }

  async saveResemblances(tx: Transaction, sha256: string, found: readonly Resemblance[]): Promise<void> {
    await tx.manager.query('delete from resemblance where blob_sha256 = $1', [sha256]);
    await tx.manager.query(
      `insert into resemblance(blob_sha256, fingerprint_id, share, same, found_at)
       select $1, fingerprint.id, share, same, $3 from jsonb_to_recordset($2::jsonb) as each("fingerprintId" bigint, share real, same boolean)
         join fingerprint on fingerprint.id = "fingerprintId" on conflict do nothing`,
      [sha256, JSON.stringify(found), tx.now],
    );
  }

  /** Published before fingerprints were taken, or while their worker was down. */
  async publishedUnlisted(most: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'published-unlisted',
      `select resource.id from resource join version on version.resource_id = resource.id and version.number = resource.latest_version
       where ${visibleToAll} and (exists (
           select from part join blob on blob.sha256 = part.blob_sha256 left join fingerprint on fingerprint.blob_sha256 = part.blob_sha256
           where part.version_id = version.id and part.kind = 'file' and blob.format is not null and fingerprint.listed is not true)
         or (not exists (select from fingerprint where text_of = resource.id) and exists (
           select from part where part.version_id = version.id and part.kind = 'text')))
       limit $1`,
      [most],
    );
    return rows.map(({ id }) => id);
  }
}
