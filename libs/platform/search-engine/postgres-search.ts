import type { Pool } from 'pg';
import { spellCorrections } from './corrections.js';
import { findBeginnings, findLookalikes, findRelated } from './lexicon.js';
import { emptySlot, livingIndex, onLivingIndexes, type LivingIndex } from './index-slot.js';
import { dropDocuments, putDocuments } from './postgres-index.js';
import { findNeighbours } from './postgres-neighbours.js';
import { findDocuments, refine, type FoundDocument } from './postgres-query.js';
import { rebuildIndex } from './postgres-rebuild.js';
import { initialsOf, isDoubtful, isKnown, planQuery, type QueryPlan } from './query-plan.js';
import { readUnits } from './query-units.js';
import { hitOf, nothingFound } from './search-answer.js';
import type { SearchDocument, SearchEngine, SearchHit, SearchQuery, SearchResult } from './search-engine.js';

/**
 * Options of the pool that searches: sequential scans and compilation cost more than they save here
 * (483 → 82 ms for a word that stands in 40 % of 100,000 documents).
 */
export const SEARCH_POOL_OPTIONS = '-c enable_seqscan=off -c jit=off -c pg_trgm.similarity_threshold=0.35';

/** The first documents are ordered with the whole text; those beyond keep the order of the first pass. */
const REFINED = 100;
const BATCH = 100;
const SHORTEST_BEGINNING = 3;

/** The search engine inside PostgreSQL; `pool` is its own, opened with SEARCH_POOL_OPTIONS. */
export function createPostgresSearch(pool: Pool): SearchEngine {
  return {
    index: (documents) => indexDocuments(pool, documents),
    remove: (ids) => onLivingIndexes(pool, ids, (client, schema) => dropDocuments(client, schema, ids)),
    clear: () => onLivingIndexes(pool, [], emptySlot),
    search: async (query) => search(await livingIndex(pool), query),
    ids: async () => {
      const { schema } = await livingIndex(pool);
      const { rows } = await pool.query<{ id: string }>(
        `select id from ${schema}.document order by id collate "C"`,
      );
      return rows.map(({ id }) => id);
    },
    rebuild: (source) => rebuildIndex(pool, source),
  };
}

async function indexDocuments(pool: Pool, documents: readonly SearchDocument[]): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = documents.slice(start, start + BATCH);
    await onLivingIndexes(
      pool,
      batch.map(({ id }) => id),
      (client, schema) => putDocuments(client, schema, batch),
    );
  }
}

async function search(index: LivingIndex, query: SearchQuery): Promise<SearchResult> {
  const plan = await readPlan(index, query);
  if (plan.unitWeights.length > 0 && plan.alternatives.length === 0) return nothingFound(query);
  const depth = Math.max(REFINED, query.offset + query.limit);
  const found = await findDocuments(index, query, plan, depth);
  const ordered = query.sort === 'newest' ? found.top : await refineFirst(index, found, plan);
  const page = ordered.slice(query.offset, query.offset + query.limit);
  const { documents, stems } = await findNeighbours(index, query, { total: found.total, hits: ordered });
  const hits = await readHits(index, page, new Set(plan.stems));
  return {
    total: found.total,
    hits,
    related: await readHits(index, documents, new Set(stems)),
    facets: found.facets,
    corrections: spellCorrections(plan.corrections, query.text, hits),
  };
}

async function refineFirst(
  index: LivingIndex,
  found: Awaited<ReturnType<typeof findDocuments>>,
  plan: QueryPlan,
): Promise<FoundDocument[]> {
  const first = await refine(index, { ...found, top: found.top.slice(0, REFINED) }, plan);
  return [...first, ...found.top.slice(REFINED)];
}

async function readPlan(index: LivingIndex, query: SearchQuery): Promise<QueryPlan> {
  const units = readUnits(query.terms);
  const pairs = units.slice(1).map((unit, before) => `${units[before]!.word}${unit.word}`);
  const related = await findRelated(index, {
    stems: units.map((unit) => unit.stem),
    roots: units.map((unit) => unit.root),
    words: [...pairs, ...initialsOf(units).map(({ initials }) => initials)],
  });
  const unknown = units.filter((unit) => !isKnown(unit, related)).map((unit) => unit.word);
  const growing = units
    .filter((unit) => unit.isLast && !unknown.includes(unit.word))
    .map((unit) => unit.word);
  const [beginnings, lookalikes] = await Promise.all([
    findBeginnings(
      index,
      [...unknown, ...growing].filter((word) => word.length >= SHORTEST_BEGINNING),
    ),
    findLookalikes(
      index,
      units.filter((unit) => isDoubtful(unit, related)).map((unit) => unit.word),
    ),
  ]);
  return planQuery(units, { related, beginnings, lookalikes });
}

async function readHits(
  index: LivingIndex,
  documents: readonly FoundDocument[],
  stems: ReadonlySet<string>,
): Promise<SearchHit[]> {
  if (documents.length === 0) return [];
  const { rows } = await index.pool.query<{ id: string; title: string; summary: string; body: string }>({
    name: `search-content ${index.schema}`,
    text: `select d.id, c.title, c.summary, c.body from ${index.schema}.document d
           join ${index.schema}.content c using (num) where d.id = any($1)`,
    values: [documents.map(({ id }) => id)],
  });
  const contents = new Map(rows.map((row) => [row.id, row]));
  return documents.flatMap(({ id, score }) => {
    const content = contents.get(id);
    return content ? [hitOf(content, score, stems)] : [];
  });
}
