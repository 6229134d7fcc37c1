import { Injectable } from '@nestjs/common';
import { findLicence } from '#licensing';
import { Database, type Transaction } from '#platform/database';

/** Somebody else's work that whoever proposes declared in her copy, and that the resource does not declare. */
export interface ProposedWork {
  readonly id: string;
  readonly kind: 'item' | 'source';
  readonly title: string;
  readonly authors: readonly string[];
  readonly licenceId: string;
}

interface Sides {
  readonly copyId: string;
  /** The original. */
  readonly resourceId: string;
  /** The draft or the version that it is looked at beside. */
  readonly currentId: string;
}

/**
 * What was taken up from the original is its own, and what its author has taken out since stays out: neither is news.
 * Two works are the same as `SourceService` has it; an item, when everything that credits it is.
 */
const declared = `
  select part.id, 'item' as kind, part.position, part.title, array_remove(array[part.author], null) as authors,
    part.licence_id as "licenceId"
  from part where part.draft_id = $1 and part.kind = 'third_party' and part.from_version_id is null and not exists (
    select from part own where (own.draft_id = $3 or own.version_id = $3) and own.kind = 'third_party'
      and (own.title, own.author, own.url, own.licence_id, own.reworked)
        is not distinct from (part.title, part.author, part.url, part.licence_id, part.reworked))
  union all
  select source.id, 'source', source.position, coalesce(pinned.title, source.outside_title),
    case when pinned.id is null then array_remove(array[source.outside_author], null) else array(
      select name_credited from version_agent where version_id = pinned.id and not credit_withdrawn order by position) end,
    source.licence_id
  from version_source source left join version pinned on pinned.id = source.source_version_id
  where source.draft_id = $1 and pinned.resource_id is distinct from $2 and not exists (
    select from version_source own where (own.draft_id = $3 or own.version_id = $3) and case
      when source.source_version_id is not null then own.source_version_id = source.source_version_id
      else own.source_version_id is null and (own.outside_title, own.outside_url)
        is not distinct from (source.outside_title, source.outside_url) end)
  order by kind, position`;

/** The works of others that come with a proposal. */
@Injectable()
export class ProposalWorksRepository {
  constructor(private readonly database: Database) {}

  async find({ copyId, resourceId, currentId }: Sides): Promise<ProposedWork[]> {
    const values = [copyId, resourceId, currentId];
    return this.database.rows<ProposedWork>('proposal-works', declared, values);
  }

  /** Declares them in the draft too, each with its author and its licence, after what it declares already. */
  async bring(tx: Transaction, { copyId, resourceId, currentId: draftId }: Sides): Promise<void> {
    const works = await tx.manager.query<ProposedWork[]>(declared, [copyId, resourceId, draftId]);
    const ids = (kind: ProposedWork['kind']): string[] =>
      works.filter((work) => work.kind === kind).map(({ id }) => id);
    const [items, sources] = [ids('item'), ids('source')];
    if (items.length > 0) await tx.manager.query(copyItems, [items, draftId]);
    if (sources.length > 0) await tx.manager.query(copySources, [sources, draftId]);
  }
}

/** « title », its authors, its licence: as people read it. */
export const workWords = ({ title, authors, licenceId }: ProposedWork): string => {
  const by = authors.length > 0 ? `, par ${authors.join(', ')}` : '';
  return `«\u00a0${title}\u00a0»${by}, sous licence ${findLicence(licenceId)?.short ?? licenceId}`;
};

const lastIn = (table: string): string =>
  `(select coalesce(max(position), -1) from ${table} where draft_id = $2)`;

const copyItems = `
  insert into part(id, draft_id, kind, position, main, name, url, title, author, licence_id, last_update, reworked)
  select gen_random_uuid(), $2::uuid, kind, ${lastIn('part')} + row_number() over (order by position), false, name, url, title,
    author, licence_id, last_update, reworked
  from part where id = any($1::uuid[])`;

const copySources = `
  insert into version_source(id, draft_id, source_version_id, outside_url, outside_title, outside_author, licence_id,
    licence_uri, licence_announced, agreement, position)
  select gen_random_uuid(), $2::uuid, source_version_id, outside_url, outside_title, outside_author, licence_id,
    licence_uri, licence_announced, agreement, ${lastIn('version_source')} + row_number() over (order by position)
  from version_source where id = any($1::uuid[])`;
