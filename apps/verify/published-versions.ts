import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { counted, refuse } from './breach.js';
import type { Check, Evidence } from './evidence.js';

interface VersionRow {
  id: string;
  name: string;
  number: number;
  lifecycle: string;
  title: string;
  summary: string;
  language: string;
  levels: string[];
  subjects: string[];
  types: string[];
  fields: Record<string, unknown>;
  licenceId: string;
  licenceAnnounced: string | null;
  metadataHash: string;
  parts: (string | boolean | null)[][];
  sources: (string | null)[][];
}

/** What the hash of a version covers, as docs/operations/verify.md describes it: fields, then parts, then sources. */
const versions = `select version.id, coalesce(resource.slug, resource.id::text) as name, number, lifecycle, title, summary, language,
    levels, subjects, types, fields, licence_id as "licenceId", licence_announced as "licenceAnnounced", metadata_hash as "metadataHash",
    (select coalesce(json_agg(json_build_array(kind, name, role, main, blob_sha256, content, url, title, author, licence_id,
       last_update, from_version_id, reworked) order by position), '[]') from part where version_id = version.id) as parts,
    (select coalesce(json_agg(json_build_array(source_version_id, outside_url, outside_title, outside_author, licence_id,
       licence_announced, agreement) order by position), '[]') from version_source where version_id = version.id) as sources
  from version join resource on resource.id = resource_id order by version.id`;

/** Publications that the audit log remembers and that no version answers to. */
const forgotten = `select coalesce(resource.slug, told.subject_id) as name, told.published, coalesce(kept.kept, 0) as kept from (
    select subject_id, after_hash, count(*)::int as published from audit_entry where verb = 'resource.publish' group by 1, 2) told
  left join (select resource_id::text as subject_id, encode(sha256(convert_to('"' || metadata_hash || '"', 'UTF8')), 'hex') as after_hash,
    count(*)::int as kept from version group by 1, 2) kept using (subject_id, after_hash)
  left join resource on resource.id::text = told.subject_id
  where coalesce(kept.kept, 0) < told.published order by 1`;

export const publishedVersions: Check = {
  id: 'I1',
  subject: 'Versions publiées',
  run: async (evidence) => {
    const { found, count } = await damaged(evidence);
    refuse(found);
    refuse(
      (await evidence.database.rows<{ name: string; published: number; kept: number }>(forgotten)).map(
        ({ name, published, kept }) =>
          `La ressource « ${name} » : le journal confirme ${counted(published, 'publication')} de cette empreinte, ${kept === 0 ? 'aucune version n’y répond' : `seulement ${kept} y répondent`}.`,
      ),
    );
    const acknowledged = await lost(evidence);
    refuse(acknowledged.found);
    const told =
      acknowledged.count > 0 ? `, dont ${counted(acknowledged.count, 'confirmée')} dans la liste donnée` : '';
    return `${counted(count, 'version')}, toutes avec l’empreinte de leur contenu${told}.`;
  },
};

async function damaged({ database }: Evidence): Promise<{ found: string[]; count: number }> {
  const found: string[] = [];
  let count = 0;
  for await (const row of database.stream<VersionRow>(versions)) {
    count += 1;
    const named = `La version ${row.number} de « ${row.name} »`;
    if (row.lifecycle === 'draft') found.push(`${named} : sa ressource n’est plus publiée.`);
    if (hashOf(row) !== row.metadataHash)
      found.push(`${named} : son contenu n’a plus l’empreinte ${row.metadataHash}.`);
  }
  return { found, count };
}

/** Lines `{"resourceId", "number", "metadataHash"}`, as a client notes them when it is told « publié ». */
async function lost({ target, database }: Evidence): Promise<{ found: string[]; count: number }> {
  if (target.acknowledged === null) return { found: [], count: 0 };
  const lines = (await readFile(target.acknowledged, 'utf8')).split('\n').filter(Boolean);
  const rows = await database.rows<{ name: string; number: number }>(
    `select told->>'resourceId' as name, (told->>'number')::int as number from unnest($1::jsonb[]) told
     where not exists (select from version where resource_id::text = told->>'resourceId'
       and number = (told->>'number')::int and metadata_hash = coalesce(told->>'metadataHash', metadata_hash))`,
    [lines],
  );
  return {
    found: rows.map(
      ({ name, number }) => `La version ${number} de ${name}, confirmée, est perdue ou changée.`,
    ),
    count: lines.length,
  };
}

function hashOf(row: VersionRow): string {
  const fields = Object.entries(row.fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const { title, summary, language, levels, subjects, types, licenceId, licenceAnnounced } = row;
  const content = [
    ...row.parts.map(partLine),
    ...row.sources.map((source) => JSON.stringify(['source', ...source])),
  ];
  const frozen = [
    title,
    summary,
    language,
    levels,
    subjects,
    types,
    fields,
    licenceId,
    licenceAnnounced,
    content,
  ];
  return createHash('sha256').update(JSON.stringify(frozen)).digest('hex');
}

/** The two last say that a part was taken up from another version: where neither does, the hash covers neither. */
function partLine(part: VersionRow['parts'][number]): string {
  const [from, reworked] = part.slice(-2);
  return JSON.stringify(from || reworked ? part : part.slice(0, -2));
}
