import { counted, refuse } from './breach.js';
import { activeSlot } from './counts.js';
import type { Check, Evidence } from './evidence.js';
import { type IndexedDocument, readMeilisearch } from './meilisearch.js';
import { Snapshot } from './snapshot.js';

/** Visible to everybody, at their newest version; `isMoving`: an event about them waits, the index may be late. */
const visible = `select resource.id, slug, version.number, title, summary, coalesce(fields->'keywords', '[]') as keywords
  from resource join version on version.resource_id = resource.id and version.number = latest_version
  where lifecycle = 'published' and visibility = 'shown' order by resource.id`;

const moving = `select distinct payload->>'resourceId' as id from graphile_worker._private_jobs
  where attempts < max_attempts and payload->>'resourceId' is not null`;

const inPostgres = (slot: string): string =>
  `select id, title, summary, keywords from ${slot}.document join ${slot}.content using (num)`;

export const searchIndex: Check = {
  id: 'I4',
  subject: 'Recherche',
  run: async (evidence) => {
    const { database, target } = evidence;
    const truth = await readTruth(database);
    const ours = await database.rows<IndexedDocument>(inPostgres(await activeSlot(database)));
    refuse(differences(truth, ours).map((each) => `Index de PostgreSQL, ${each}`));
    const both = `${counted(truth.visible.size, 'ressource visible', 'ressources visibles')}, ni plus ni moins`;
    if (target.meilisearch === null) return `${both}, dans l’index de PostgreSQL.`;
    const answer = await differOutside(evidence);
    if (answer === null) return `${both}, dans l’index de PostgreSQL ; Meilisearch n’a pas encore d’index.`;
    refuse(answer.map((each) => `Index de Meilisearch, ${each}`));
    return `${both}, dans l’index de PostgreSQL et dans celui de Meilisearch.`;
  },
};

interface Truth {
  readonly visible: ReadonlyMap<string, IndexedDocument & { slug: string; number: number }>;
  readonly moving: ReadonlySet<string>;
}

async function readTruth(database: Snapshot): Promise<Truth> {
  const rows = await database.rows<IndexedDocument & { slug: string; number: number }>(visible);
  const jobs = await database.rows<{ id: string }>(moving);
  return { visible: new Map(rows.map((row) => [row.id, row])), moving: new Set(jobs.map(({ id }) => id)) };
}

/** Meilisearch has no snapshot: what differs twice, with a look at the database in between, is not on its way. */
async function differOutside({ target }: Evidence): Promise<string[] | null> {
  const looks: string[][] = [];
  for (let look = 0; look < 2; look += 1) {
    const documents = await readMeilisearch(target.meilisearch!);
    if (documents === null) return null;
    const fresh = await Snapshot.open(target.database);
    try {
      looks.push(differences(await readTruth(fresh), documents));
    } finally {
      await fresh.close();
    }
    if (looks[0]?.length === 0) return [];
  }
  return looks[0]!.filter((each) => looks[1]!.includes(each));
}

function differences(truth: Truth, indexed: readonly IndexedDocument[]): string[] {
  const found: string[] = [];
  const byId = new Map(indexed.map((document) => [document.id, document]));
  for (const { id, title } of indexed)
    if (!truth.visible.has(id) && !truth.moving.has(id))
      found.push(`ressource ${id} (« ${title} ») : elle n’est pas visible, et s’y trouve.`);
  for (const [id, right] of truth.visible) {
    if (truth.moving.has(id)) continue;
    const there = byId.get(id);
    const named = `ressource « ${right.slug} », version ${right.number}`;
    if (!there) found.push(`${named} : elle manque.`);
    else if (said(there) !== said(right)) found.push(`${named} : ce qui s’y trouve est d’une autre version.`);
  }
  return found.sort();
}

/** Indexes keep neither NUL nor the spaces of a keyword as they came. */
const said = ({ title, summary, keywords }: IndexedDocument): string =>
  JSON.stringify([
    title,
    summary,
    ...keywords.filter(Boolean).map((each) => each.replace(/\s+/g, ' ')),
  ]).replaceAll('\\u0000', ' ');
