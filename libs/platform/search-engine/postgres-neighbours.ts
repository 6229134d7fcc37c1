import type { LivingIndex } from './index-slot.js';
import { LEADERS, leadingExpressions, missingNeighbours, NEAR } from './neighbours.js';
import { findDocuments, type FoundDocument } from './postgres-query.js';
import { planExpressions } from './query-plan.js';
import type { SearchQuery } from './search-engine.js';

/** Documents that share the keywords of the best hits without answering the query, nearest first. */
export async function findNeighbours(
  index: LivingIndex,
  query: SearchQuery,
  found: { total: number; hits: readonly FoundDocument[] },
): Promise<{ documents: FoundDocument[]; stems: string[] }> {
  const missing = missingNeighbours(query, found.total);
  if (missing === 0) return { documents: [], stems: [] };
  const keywords = await readKeywords(index, found.hits.slice(0, LEADERS));
  const plan = planExpressions(leadingExpressions(keywords));
  if (plan.alternatives.length === 0) return { documents: [], stems: [] };
  const { top } = await findDocuments(index, { ...query, facets: [] }, plan, found.hits.length + missing);
  const known = new Set(found.hits.map(({ family }) => family));
  const near = top.filter(({ family, coverage }) => !known.has(family) && coverage >= NEAR);
  return { documents: near.slice(0, missing), stems: plan.stems };
}

async function readKeywords(index: LivingIndex, leaders: readonly FoundDocument[]): Promise<string[][]> {
  const { rows } = await index.pool.query<{ id: string; keywords: string[] }>({
    name: `search-keywords ${index.schema}`,
    text: `select d.id, c.keywords from ${index.schema}.document d join ${index.schema}.content c using (num) where d.id = any($1)`,
    values: [leaders.map(({ id }) => id)],
  });
  return leaders.map(({ id }) => rows.find((row) => row.id === id)?.keywords ?? []);
}
