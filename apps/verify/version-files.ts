import { counted, refuse } from './breach.js';
import type { Check, Evidence } from './evidence.js';
import { inTurns } from './turns.js';

interface FileRow {
  sha256: string;
  size: string | null;
  isServed: boolean;
  /** One of the places where it is seen, and in how many it is. */
  place: string | null;
  places: number;
}

/** What versions and drafts hold, deposited bytes and served twins: once for each content. */
const files = `with held as (
    select blob_sha256 as sha256, case when version.id is null then 'un brouillon' else
      format('« %s », version %s, fichier « %s »', coalesce(resource.slug, resource.id::text), version.number, part.name) end as place
    from part left join version on version.id = part.version_id left join resource on resource.id = version.resource_id
    where blob_sha256 is not null)
  select sha256, blob.size, is_served as "isServed", min(place) as place, count(*)::int as places from (
    select sha256, place, false as is_served from held
    union all select served_sha256, place, true from held join blob using (sha256) where served_sha256 is not null) each
  left join blob using (sha256) group by sha256, blob.size, is_served order by sha256`;

export const versionFiles: Check = {
  id: 'I2',
  subject: 'Fichiers des versions et des brouillons',
  run: async (evidence) => {
    const rows = await evidence.database.rows<FileRow>(files);
    const found = await inTurns(rows, (row) => brokenFile(evidence, row));
    refuse(found);
    const served = rows.filter(({ isServed }) => isServed).length;
    return `${counted(rows.length - served, 'fichier')} et ${counted(served, 'copie nettoyée', 'copies nettoyées')}, tous relus, tels qu’enregistrés.`;
  },
};

async function brokenFile(
  evidence: Evidence,
  { sha256, size, isServed, place, places }: FileRow,
): Promise<string | null> {
  const damage = size === null ? 'il n’est pas dans la base' : await evidence.damage(sha256, Number(size));
  if (damage === null) return null;
  const kind = isServed ? 'la copie nettoyée' : 'l’objet';
  const others = places > 1 ? ` et ${counted(places - 1, 'autre')}` : '';
  return `${place}${others} : ${kind} ${sha256}, ${damage}.`;
}
