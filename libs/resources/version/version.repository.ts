import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction } from '#platform/database';
import type { CreditRow, NewCredit } from '../source/credit-row.js';
import type { Draft } from '../draft/draft.js';
import type { FileText } from '../file/file-text.js';
import { type CreditedPerson, creditOf } from '../membership/membership.js';
import { Part } from '../draft/part.js';
import type { StoredFile } from '../file/stored-file.js';
import { Version } from './version.js';

const columns = `version.id, version.resource_id as "resourceId", version.number, version.title, version.summary, version.language,
  version.levels, version.subjects, version.types, version.fields, version.metadata_hash as "metadataHash",
  version.what_changed as "whatChanged", version.minor, version.licence_id as "licenceId", version.licence_uri as "licenceUri",
  version.licence_version as "licenceVersion", version.licence_announced as "licenceAnnounced", version.published_by as "publishedBy",
  version.published_at as "publishedAt", version.datestamp,
  coalesce((select jsonb_agg(jsonb_build_object('versionId', version_id, 'agentId', agent_id, 'name', name_credited, 'role', role,
    'creditWithdrawn', credit_withdrawn) order by position) from version_agent where version_id = version.id), '[]') as credits`;

const fileColumns = `part.id, part.draft_id as "draftId", part.version_id as "versionId", part.position, part.role, part.main, part.name,
  part.licence_id as "licenceId", part.from_version_id as "fromVersionId", blob.sha256, blob.served_sha256 as "servedSha256", blob.size::float8 as size,
  coalesce(served.size, blob.size)::float8 as "servedSize", blob.format, blob.mime, blob.action, blob.removed, blob.antivirus,
  coalesce((select jsonb_agg(to_jsonb(copy)) from (
    select of_sha256 as "ofSha256", credit_hash as "creditHash", state, reason, object_sha256 as "objectSha256", size from stamped_copy
    where stamped_copy.version_id = part.version_id and of_sha256 = coalesce(blob.served_sha256, blob.sha256)
    order by made_at desc limit 5) copy), '[]') as stamped`;
/** The files of drafts or versions, in order. */
export const filesOf = (owner: 'draft' | 'version', condition: string): string =>
  `select ${fileColumns} from part join blob on blob.sha256 = part.blob_sha256 left join blob served on served.sha256 = blob.served_sha256
   where part.${owner}_id ${condition} and part.kind = 'file' order by part.position`;

/** A version as it is read: with the names that it credits, since hardly a page shows one without the other. */
export type SignedVersion = Version & { readonly credits: readonly CreditRow[] };

/**
 * The newest version's credits; beside them members who are to be credited, and whose changes the draft has taken; before
 * a first version, its authors too.
 */
const creditedPeople = (resource: string, draft: string): string => `
  with newest as (select id from version where resource_id = ${resource} order by number desc limit 1),
  carried as (select agent_id, name_credited, role, credit_withdrawn, position from version_agent
    where version_id = (select id from newest)),
  joined as (select distinct on (agent_id) * from (
    select account.agent_id, agent.public_name, member.role, member.since
    from resource_member member join account on account.id = member.account_id join agent on agent.id = account.agent_id
    where member.resource_id = ${resource} and (member.credited or (member.role = 'author' and not exists (select from newest)))
    union all select agent.id, agent.public_name, 'contributor', draft_credit.since
    from draft_credit join agent on agent.id = draft_credit.agent_id where draft_credit.draft_id = ${draft}) people
    order by agent_id, role = 'contributor')
  select coalesce(carried.agent_id, joined.agent_id) as "agentId", coalesce(carried.name_credited, joined.public_name) as name,
    coalesce(carried.credit_withdrawn, false) as "creditWithdrawn", carried.role as "carriedRole", joined.role as "memberRole"
  from carried full join joined on joined.agent_id = carried.agent_id
    left join credit_order on credit_order.resource_id = ${resource} and credit_order.agent_id = coalesce(carried.agent_id, joined.agent_id)
  order by credit_order.position nulls last, carried.position nulls last, joined.since`;

const openDraft = (resource: string): string => `(select id from draft where resource_id = ${resource})`;

@Injectable()
export class VersionRepository {
  constructor(private readonly database: Database) {}

  async latestOf(resourceIds: readonly string[]): Promise<Map<string, SignedVersion>> {
    const rows = await this.database.rows<SignedVersion>(
      'latest-versions',
      `select ${columns} from version join resource on resource.id = version.resource_id and resource.latest_version = version.number
       where version.resource_id = any($1::uuid[])`,
      [resourceIds],
    );
    return new Map(rows.map((row) => [row.resourceId, entity(row)]));
  }

  async byIds(ids: readonly string[]): Promise<Map<string, SignedVersion>> {
    const rows = await this.database.rows<SignedVersion>(
      'versions-by-ids',
      `select ${columns} from version where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  /** All versions of each resource, newest first. */
  async allOf(resourceIds: readonly string[]): Promise<Map<string, SignedVersion[]>> {
    const rows = await this.database.rows<SignedVersion>(
      'versions-of',
      `select ${columns} from version where resource_id = any($1::uuid[]) order by number desc`,
      [resourceIds],
    );
    return grouped(rows.map(entity), (version) => version.resourceId);
  }

  async files(versionIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
    const rows = await this.database.rows<StoredFile>(
      'version-files',
      filesOf('version', '= any($1::uuid[])'),
      [versionIds],
    );
    return grouped(rows, (row) => row.versionId ?? '');
  }

  /** What files say, block by block, by the hash of their bytes; absent for a file without words. */
  async wordsOfFiles(shas: readonly string[]): Promise<Map<string, FileText['blocks']>> {
    const rows = await this.database.rows<Pick<FileText, 'blocks'> & { sha256: string }>(
      'words-of-files',
      `select blob_sha256 as sha256, blocks from blob_text where blob_sha256 = any($1::text[]) and reason is null`,
      [shas],
    );
    return new Map(rows.map(({ sha256, blocks }) => [sha256, blocks]));
  }

  /** What the text of each version says, block by block. */
  async textBlocks(versionIds: readonly string[]): Promise<Map<string, FileText['blocks']>> {
    const rows = await this.database.rows<FileText['blocks'][number] & { versionId: string }>(
      'text-blocks-of-versions',
      `select part.version_id as "versionId", block.id, block.kind, block.level, block.position as "order", block.text, block.hash
       from block join part on part.id = block.part_id where part.version_id = any($1::uuid[]) and part.kind = 'text'
       order by part.position, block.position`,
      [versionIds],
    );
    return grouped(rows, ({ versionId }) => versionId);
  }

  async draftFiles(draftId: string): Promise<StoredFile[]> {
    return (await this.filesOfDrafts([draftId])).get(draftId) ?? [];
  }

  /** By draft, in order; `tx`: as the caller's transaction has just written them. */
  async filesOfDrafts(draftIds: readonly string[], tx?: Transaction): Promise<Map<string, StoredFile[]>> {
    if (draftIds.length === 0) return new Map();
    const sql = filesOf('draft', '= any($1::uuid[])');
    const rows = tx
      ? await tx.manager.query<StoredFile[]>(sql, [draftIds])
      : await this.database.rows<StoredFile>('draft-files', sql, [draftIds]);
    return grouped(rows, ({ draftId }) => draftId ?? '');
  }

  /** Text, links and files of each version, in one question. */
  async contents(
    versionIds: readonly string[],
  ): Promise<Map<string, { parts: Part[]; files: StoredFile[] }>> {
    if (versionIds.length === 0) return new Map();
    const rows = await this.database.rows<StoredFile & Pick<Part, 'kind' | 'content' | 'url'>>(
      'version-contents',
      `select ${fileColumns}, part.kind, part.content, part.url from part left join blob on blob.sha256 = part.blob_sha256
         left join blob served on served.sha256 = blob.served_sha256
       where part.version_id = any($1::uuid[]) order by part.position`,
      [versionIds],
    );
    const isFile = ({ kind }: Pick<Part, 'kind'>): boolean => kind === 'file';
    const byVersion = grouped(rows, (row) => row.versionId ?? '');
    return new Map(
      [...byVersion].map(([id, all]) => [
        id,
        {
          parts: all.filter((row) => !isFile(row)).map((row) => Object.assign(new Part(), row)),
          files: all.filter(isFile),
        },
      ]),
    );
  }

  /** Everything the version is made of, in order, to be copied. */
  async parts(tx: Transaction, versionId: string): Promise<Part[]> {
    return tx.manager.find(Part, { where: { versionId }, order: { position: 'ASC' } });
  }

  async save(tx: Transaction, version: Version, parts: readonly Part[]): Promise<void> {
    await tx.manager.insert(Version, version);
    await tx.manager.insert(Part, parts as never);
  }

  async saveCredits(tx: Transaction, versionId: string, credits: readonly NewCredit[]): Promise<void> {
    const rows = credits.map((credit, position) => ({ ...credit, position }));
    await tx.manager.query(
      `insert into version_agent(version_id, agent_id, role, position, name_credited, credit_withdrawn)
       select $1, each."agentId", each.role, each.position, each.name, coalesce(each."creditWithdrawn", false)
       from jsonb_to_recordset($2::jsonb) as each("agentId" uuid, role text, position integer, name text, "creditWithdrawn" boolean)`,
      [versionId, JSON.stringify(rows)],
    );
  }

  /** Of the version that would be published now; who asked not to be named any more is not named by it either. */
  async nextCreditsIn(tx: Transaction, resourceId: string): Promise<NewCredit[]> {
    const people = await tx.manager.query<CreditedPerson[]>(creditedPeople('$1', openDraft('$1')), [
      resourceId,
    ]);
    return people.map(creditOf);
  }

  /** Of the version that this very draft would become: a title put right beside it takes nothing from it. */
  async creditsOfDraft(tx: Transaction, { id, resourceId }: Draft): Promise<NewCredit[]> {
    const people = await tx.manager.query<CreditedPerson[]>(creditedPeople('$1', '$2'), [resourceId, id]);
    return people.map(creditOf);
  }

  async nextCredits(resourceIds: readonly string[]): Promise<Map<string, NewCredit[]>> {
    const rows = await this.database.rows<CreditedPerson & { resourceId: string }>(
      'next-credits',
      `select wanted.id as "resourceId", credited.* from unnest($1::uuid[]) as wanted(id),
         lateral (${creditedPeople('wanted.id', openDraft('wanted.id'))}) as credited`,
      [resourceIds],
    );
    const byResource = grouped(rows, ({ resourceId }) => resourceId);
    return new Map([...byResource].map(([id, people]) => [id, people.map(creditOf)]));
  }

  /** Whoever publishes a first version is its author, under her public name. */
  async authorCredit(tx: Transaction, accountId: string): Promise<NewCredit[]> {
    return tx.manager.query(
      `select agent.id as "agentId", agent.public_name as name, 'author' as role from account join agent on agent.id = account.agent_id
       where account.id = $1`,
      [accountId],
    );
  }

  async saveBlocks(
    tx: Transaction,
    partId: string,
    blocks: readonly {
      id: string;
      kind: string;
      level?: number;
      order: number;
      text: string;
      hash: string;
    }[],
  ): Promise<void> {
    if (blocks.length === 0) return;
    await tx.manager.query(
      `insert into block(part_id, id, kind, level, position, text, hash)
       select $1, each.id, each.kind, each.level, each."order", each.text, each.hash
       from jsonb_to_recordset($2::jsonb) as each(id text, kind text, level smallint, "order" integer, text text, hash text)`,
      [partId, JSON.stringify(blocks)],
    );
  }

  /** Blocks of the newest published text, so that the next version keeps their ids. */
  async latestBlocks(
    tx: Transaction,
    resourceId: string,
  ): Promise<
    { id: string; kind: string; level: number | null; order: number; text: string; hash: string }[]
  > {
    return tx.manager.query(
      `select block.id, block.kind, block.level, block.position as "order", block.text, block.hash from block
       join part on part.id = block.part_id and part.kind = 'text'
       where part.version_id = (select id from version where resource_id = $1 order by number desc limit 1) order by block.position`,
      [resourceId],
    );
  }
}

const entity = (row: SignedVersion): SignedVersion => Object.assign(new Version(), row);
