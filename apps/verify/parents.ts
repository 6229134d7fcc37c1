import { counted, refuse } from './breach.js';
import type { Check } from './evidence.js';

/** Each source of a version or a draft, and each part taken up, against the version that it names. */
const sources = `select coalesce(child.slug, child.id::text, 'un brouillon') as name, owner.number, source.licence_id as licence,
    pinned.licence_id as "parentLicence", pinned.id is not null as "isThere", parent.lifecycle, stone.resource_id is not null as "hasStone",
    coalesce(parent.slug, source.source_version_id::text) as parent
  from (select version_id, draft_id, source_version_id, licence_id from version_source where source_version_id is not null
    union all select version_id, draft_id, from_version_id, null from part where from_version_id is not null) source
  left join version owner on owner.id = source.version_id left join resource child on child.id = owner.resource_id
  left join version pinned on pinned.id = source.source_version_id left join resource parent on parent.id = pinned.resource_id
  left join tombstone stone on stone.resource_id = parent.id order by 1, 2`;

interface SourceRow {
  name: string;
  number: number | null;
  /** Null: a part, whose licence is its own. */
  licence: string | null;
  parentLicence: string | null;
  isThere: boolean;
  lifecycle: string | null;
  hasStone: boolean;
  parent: string;
}

const families = `select coalesce(slug, id::text) as name, family_id as family from resource
  where family_id is not null and not exists (select from resource head where head.id = resource.family_id) order by 1`;

export const parents: Check = {
  id: 'I9',
  subject: 'Adaptations',
  run: async ({ database }) => {
    const rows = await database.rows<SourceRow>(sources);
    refuse(rows.flatMap(broken));
    const lost = await database.rows<{ name: string; family: string }>(families);
    refuse(
      lost.map(
        ({ name, family }) => `« ${name} » : la ressource ${family}, tête de sa famille, n’existe pas.`,
      ),
    );
    const named = rows.filter(({ licence }) => licence !== null).length;
    return `${counted(named, 'source')}, chacune avec sa version ou sa notice, et la licence de ce jour-là.`;
  },
};

function broken({
  name,
  number,
  licence,
  parentLicence,
  isThere,
  lifecycle,
  hasStone,
  parent,
}: SourceRow): string[] {
  const named = `« ${name} »${number === null ? '' : `, version ${number}`}`;
  if (!isThere) return [`${named} : la version dont elle vient, ${parent}, n’existe pas.`];
  if (lifecycle === 'draft') return [`${named} : « ${parent} », dont elle vient, n’est pas publiée.`];
  if (lifecycle === 'withdrawn' && !hasStone)
    return [`${named} : « ${parent} », retirée, n’a pas de notice.`];
  if (licence !== null && licence !== parentLicence)
    return [
      `${named} : la licence notée pour « ${parent} » est ${licence}, cette version-là porte ${parentLicence}.`,
    ];
  return [];
}
