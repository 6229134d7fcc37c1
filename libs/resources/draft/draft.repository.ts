import { Injectable } from '@nestjs/common';
import type { NamedFile } from '#inspection';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { Blob } from '../file/blob.js';
import { Draft } from './draft.js';
import { Part } from './part.js';
import type { StoredFile } from '../file/stored-file.js';

const columns = `draft.id, draft.resource_id as "resourceId", draft.revision, draft.fields, draft.found,
  draft.created_at as "createdAt", draft.updated_at as "updatedAt", draft.proposed_at as "proposedAt", draft.proposed_to as "proposedTo",
  draft.reviewed_since as "reviewedSince"`;

@Injectable()
export class DraftRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Draft | null> {
    const rows = await this.database.rows<Draft>(
      'draft-by-id',
      `select ${columns} from draft where id = $1::uuid`,
      [uuidOrNull(id)],
    );
    return rows[0] ? Object.assign(new Draft(), rows[0]) : null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Draft>> {
    const rows = await this.database.rows<Draft>(
      'drafts-by-ids',
      `select ${columns} from draft where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, Object.assign(new Draft(), row)]));
  }

  async ofResources(ids: readonly string[]): Promise<Map<string, Draft>> {
    const rows = await this.database.rows<Draft>(
      'drafts-of',
      `select ${columns} from draft where resource_id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.resourceId, Object.assign(new Draft(), row)]));
  }

  async listOfMember(accountId: string): Promise<Draft[]> {
    const rows = await this.database.rows<Draft>(
      'drafts-of-member',
      `select ${columns} from draft join resource_member member using (resource_id) where member.account_id = $1
       order by draft.updated_at desc limit 200`,
      [accountId],
    );
    return rows.map((row) => Object.assign(new Draft(), row));
  }

  /** What the files of each draft say of a licence, the main one first. */
  async licenceWords(draftIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ draftId: string; words: string }>(
      'draft-licence-words',
      `select distinct on (draft_id) draft_id as "draftId", coalesce(metadata->>'licenceUrl', metadata->>'licenceText') as words
       from part join blob_text using (blob_sha256)
       where draft_id = any($1::uuid[]) and coalesce(metadata->>'licenceUrl', metadata->>'licenceText') <> ''
       order by draft_id, main desc, position`,
      [draftIds],
    );
    return new Map(rows.map(({ draftId, words }) => [draftId, words]));
  }

  async lock(tx: Transaction, id: string): Promise<Draft | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Draft, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async findResourceId(tx: Transaction, id: string): Promise<string | null> {
    const rows = await tx.manager.query<{ id: string }[]>(
      'select resource_id as id from draft where id = $1::uuid',
      [uuidOrNull(id)],
    );
    return rows[0]?.id ?? null;
  }

  async findOfResource(tx: Transaction, resourceId: string): Promise<Draft | null> {
    return tx.manager.findOne(Draft, { where: { resourceId } });
  }

  async save(tx: Transaction, draft: Draft): Promise<Draft> {
    await tx.manager.upsert(Draft, draft, ['id']); // one statement: `save` would read it again first
    return draft;
  }

  /** Its next version credits this person too; a draft that is thrown away credits nobody. */
  async addCredit(tx: Transaction, draftId: string, accountId: string): Promise<void> {
    await tx.manager.query(
      `insert into draft_credit(draft_id, agent_id, since) select $1, agent_id, $3 from account where id = $2
       on conflict do nothing`,
      [draftId, accountId, tx.now],
    );
  }

  /** Ends the working copy; what was refused beside it is of no use to the next one. */
  async delete(tx: Transaction, draft: Draft): Promise<void> {
    await tx.manager.query('delete from draft where id = $1', [draft.id]);
    await tx.manager.query(`delete from upload where resource_id = $1 and state = 'refused'`, [
      draft.resourceId,
    ]);
  }

  /** All parts of the draft, in order. */
  async parts(tx: Transaction, draftId: string): Promise<Part[]> {
    return tx.manager.find(Part, { where: { draftId }, order: { position: 'ASC' } });
  }

  /** All parts of the draft, in order, and what its files are: one question, for the statement that publishing counts. */
  async content(
    tx: Transaction,
    draftId: string,
  ): Promise<{ parts: Part[]; files: (NamedFile & Pick<StoredFile, 'antivirus'>)[] }> {
    const { entities: parts, raw } = await tx.manager
      .createQueryBuilder(Part, 'part')
      .leftJoin(Blob, 'blob', 'blob.sha256 = part.blobSha256')
      .addSelect(['blob.format as format', 'blob.antivirus as antivirus'])
      .where('part.draftId = :draftId', { draftId })
      .orderBy('part.position')
      .getRawAndEntities<Pick<StoredFile, 'format' | 'antivirus'>>();
    const files = parts.flatMap(({ kind, name }, index) => {
      const facts = raw[index];
      return kind === 'file' && facts ? [{ name, format: facts.format, antivirus: facts.antivirus }] : [];
    });
    return { parts, files };
  }

  /** The files among these parts, with what the inspection found them to be. */
  async namedFiles(
    tx: Transaction,
    parts: readonly Part[],
  ): Promise<(NamedFile & Pick<StoredFile, 'antivirus'>)[]> {
    const files = parts.filter(({ kind }) => kind === 'file');
    const rows = await tx.manager.query<Pick<StoredFile, 'sha256' | 'format' | 'antivirus'>[]>(
      'select sha256, format, antivirus from blob where sha256 = any($1::text[])',
      [files.map(({ blobSha256 }) => blobSha256)],
    );
    const known = new Map(rows.map((row) => [row.sha256, row]));
    return files.map(({ name, blobSha256 }) => {
      const { format = null, antivirus = 'none' } = known.get(blobSha256 ?? '') ?? {};
      return { name, format, antivirus };
    });
  }

  async savePart(tx: Transaction, part: Part): Promise<Part> {
    await tx.manager.upsert(Part, part, ['id']);
    return part;
  }

  async removePart(tx: Transaction, draftId: string, id: string): Promise<void> {
    if (uuidOrNull(id)) await tx.manager.delete(Part, { id, draftId });
  }

  /** Bytes of all files of a draft, as deposited. */
  async weight(tx: Transaction, draftId: string): Promise<number> {
    const rows = await tx.manager.query<{ bytes: string }[]>(
      'select coalesce(sum(blob.size), 0) as bytes from part join blob on blob.sha256 = part.blob_sha256 where part.draft_id = $1',
      [draftId],
    );
    return Number(rows[0]?.bytes ?? 0);
  }

  async dismissUpload(tx: Transaction, resourceId: string, id: string): Promise<void> {
    await tx.manager.query(`delete from upload where id = $1 and resource_id = $2 and state = 'refused'`, [
      uuidOrNull(id),
      resourceId,
    ]);
  }
}
