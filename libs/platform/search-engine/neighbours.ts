import type { LivingIndex } from './index-slot.js';
import { findDocuments, type FoundDocument } from './postgres-query.js';
import { planExpressions } from './query-plan.js';
import { stemsOf } from './query-units.js';
import type { SearchQuery } from './search-engine.js';

/** An answer shorter than this is completed, up to it. */
const SHORT_ANSWER = 10;
/** The best hits say by their keywords what the reader is after, the first more than the others. */
const LEADERS = 3;
const MOST_EXPRESSIONS = 24;
/** A document nearer than this shares more than one common keyword with the leaders. */
const NEAR = 0.08;

/** Documents that share the keywords of the best hits without answering the query, nearest first. */
export async function findNeighbours(
  index: LivingIndex,
  query: SearchQuery,
  found: { total: number; hits: readonly FoundDocument[] },
): Promise<{ documents: FoundDocument[]; stems: string[] }> {
  const missing = Math.min(SHORT_ANSWER, query.limit) - found.total;
  const isFirstPage = query.offset === 0 && query.sort === 'relevance' && query.terms.length > 0;
  if (!isFirstPage || missing <= 0 || found.total === 0) return { documents: [], stems: [] };
  const plan = planExpressions(await readExpressions(index, found.hits.slice(0, LEADERS)));
  if (plan.alternatives.length === 0) return { documents: [], stems: [] };
  const { top } = await findDocuments(index, { ...query, facets: [] }, plan, found.hits.length + missing);
  const known = new Set(found.hits.map(({ family }) => family));
  const near = top.filter(({ family, coverage }) => !known.has(family) && coverage >= NEAR);
  return { documents: near.slice(0, missing), stems: plan.stems };
}

async function readExpressions(
  index: LivingIndex,
  leaders: readonly FoundDocument[],
): Promise<{ stems: string[]; weight: number }[]> {
  const { rows } = await index.pool.query<{ id: string; keywords: string[] }>({
    name: `search-keywords ${index.schema}`,
    text: `select d.id, c.keywords from ${index.schema}.document d join ${index.schema}.content c using (num) where d.id = any($1)`,
    values: [leaders.map(({ id }) => id)],
  });
  const expressions = new Map<string, { stems: string[]; weight: number }>();
  leaders.forEach(({ id }, rank) => {
    for (const keyword of rows.find((row) => row.id === id)?.keywords ?? []) {
      const stems = stemsOf(keyword);
      const key = stems.join(' ');
      if (key !== '' && !expressions.has(key)) expressions.set(key, { stems, weight: 1 / (rank + 1) });
    }
  });
  return [...expressions.values()].slice(0, MOST_EXPRESSIONS);
}
