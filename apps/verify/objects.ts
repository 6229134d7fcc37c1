import { text } from 'node:stream/consumers';
import { counted, refuse } from './breach.js';
import type { Check, Evidence } from './evidence.js';
import type { StoredEntry } from './store.js';

/** An object comes before its row, and the bytes of a begun upload wait a day; the worker clears up once an hour. */
const GRACE_MS = 26 * 3600_000;

/** All objects that a row names, each with why; a blob is there even where no version holds it any more. */
const named = `select sha256, min(why) as why, min(size) as size from (
    select sha256, 'un dépôt' as why, size from blob
    union all select object_sha256, format('%s de %s', kind, blob_sha256), size from derived_file where state = 'ready' and object_sha256 is not null
    union all select object_sha256, format('copie créditée de %s', of_sha256), size from stamped_copy where state = 'ready') each
  group by sha256 order by sha256`;

export const objects: Check = {
  id: 'I3',
  subject: 'Stockage',
  run: async (evidence) => {
    refuse(await foreignMark(evidence));
    const rows = await evidence.database.rows<{ sha256: string; why: string; size: string | null }>(named);
    refuse(missing(evidence, rows));
    const known = new Set([...rows.map(({ sha256 }) => sha256), ...(await leaving(evidence))]);
    const loose = [...evidence.objects].filter(([sha256]) => !known.has(sha256));
    const orphans = loose.filter(([, entry]) => age(evidence, entry) > GRACE_MS);
    refuse(orphans.map(([, { key, size }]) => `${key} (${size} octets) : aucune ligne ne le nomme.`));
    refuse(await forgottenUploads(evidence));
    const young = loose.length > 0 ? `, ${counted(loose.length, 'autre')} en chemin` : '';
    return `${counted(evidence.objects.size - loose.length, 'objet')}, chacun nommé par une ligne${young} ; aucun envoi oublié.`;
  },
};

/** Bytes that the worker has found unnamed: it removes them within a day and an hour of that. */
async function leaving({ database, now }: Evidence): Promise<string[]> {
  const rows = await database.rows<{ sha256: string; leftAt: Date }>(
    'select sha256, left_at as "leftAt" from object_left',
  );
  return rows.flatMap(({ sha256, leftAt }) =>
    now.getTime() - new Date(leftAt).getTime() < GRACE_MS ? [sha256] : [],
  );
}

async function foreignMark({ store, database }: Evidence): Promise<string[]> {
  const [instance] = await database.rows<{ id: string; hadStore: boolean }>(
    'select id, had_store as "hadStore" from instance',
  );
  const mark = await store.open('instance');
  if (mark === null) return instance?.hadStore ? ['La marque de l’installation (instance) manque.'] : [];
  const owner = (await text(mark)).trim();
  return owner === instance?.id ? [] : [`Ce stockage porte la marque d’une autre installation, ${owner}.`];
}

function missing(
  { objects: stored }: Evidence,
  rows: readonly { sha256: string; why: string; size: string | null }[],
): string[] {
  return rows.flatMap(({ sha256, why, size }) => {
    const entry = stored.get(sha256);
    if (!entry) return [`${sha256} (${why}) : la base le nomme, le stockage ne l’a pas.`];
    if (size === null || Number(size) === entry.size) return [];
    return [`${sha256} (${why}) : ${entry.size} octets au lieu de ${size}.`];
  });
}

async function forgottenUploads(evidence: Evidence): Promise<string[]> {
  const found: string[] = [];
  for (const prefix of ['staging/', 'resumable/'])
    for await (const entry of evidence.store.list(prefix))
      if (age(evidence, entry) > GRACE_MS)
        found.push(
          `${entry.key} : un envoi inachevé du ${day(entry.modifiedAt)}, que le worker devait retirer.`,
        );
  return found;
}

const age = ({ now }: Evidence, { modifiedAt }: StoredEntry): number => now.getTime() - modifiedAt.getTime();

const day = (date: Date): string => date.toLocaleDateString('fr', { dateStyle: 'long' });
