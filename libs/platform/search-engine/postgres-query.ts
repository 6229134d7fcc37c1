import type { LivingIndex } from './index-slot.js';
import type { QueryPlan } from './query-plan.js';
import type { FacetCount, SearchQuery } from './search-engine.js';
import { HEAD_WEIGHTS, searchTables, sideBySide, Statement } from './statement.js';

/** A document found, with the parts of its score. */
export interface FoundDocument {
  id: string;
  family: string;
  score: number;
  coverage: number;
  /** What level, subject and completeness multiply the score by. */
  favour: number;
}

interface FoundDocuments {
  total: number;
  /** In the order of the query, at most as many as asked. */
  top: FoundDocument[];
  facets: Record<string, FacetCount[]>;
  /** How rare each unit of the plan is. */
  rarities: number[];
}

/** Finds, counts and orders in one statement; reads the vectors of titles and summaries only. */
export async function findDocuments(
  index: LivingIndex,
  query: SearchQuery,
  plan: QueryPlan,
  depth: number,
): Promise<FoundDocuments> {
  const statement = new Statement(index.schema);
  const order = query.sort === 'newest' ? 'published_at desc' : 'score * favour desc, published_at desc';
  const text = `with ${searchTables(query, plan, statement)}
    select (select count(*)::int from one) as total,
      (select coalesce(json_agg(t), '[]') from (
        select d.id, d.family, t.score, t.coverage, t.favour
        from (select * from one order by ${order}, num limit ${statement.add(depth)}) t
        join ${index.schema}.document d using (num) order by ${order.replaceAll('published_at', 't.published_at')}, num) t) as top,
      (select coalesce(json_agg(c order by c.count desc, c.value), '[]') from counted c) as facets,
      (select coalesce(json_agg(json_build_object('unit', unit, 'rarity', rarity)), '[]') from unit) as units`;
  const { rows } = await index.pool.query<Row>({ text, values: statement.list });
  return shape(rows[0]!, query.facets, plan);
}

interface Row {
  total: number;
  top: FoundDocument[];
  facets: { facet: string; value: string; count: number }[];
  units: { unit: number; rarity: number }[];
}

function shape(row: Row, facets: readonly string[], plan: QueryPlan): FoundDocuments {
  const counts = Object.fromEntries(facets.map((facet): [string, FacetCount[]] => [facet, []]));
  for (const { facet, value, count } of row.facets) counts[facet]?.push({ value, count });
  const rarities = plan.unitWeights.map(() => 0);
  for (const { unit, rarity } of row.units) rarities[unit] = rarity;
  return { total: row.total, top: row.top, facets: counts, rarities };
}

/** What the text inside the files, words side by side and a title wholly answered add to a score. */
const WORTH = { inside: 0.3, sideBySide: 0.5, sideBySideInside: 0.08, wholeTitle: 0.1 };

/** Orders the first documents again with what is too long to read for all of them. */
export async function refine(
  index: LivingIndex,
  found: FoundDocuments,
  plan: QueryPlan,
): Promise<FoundDocument[]> {
  if (plan.alternatives.length === 0 || found.top.length === 0) return found.top;
  const rarity = (unit: number): number => found.rarities[unit] ?? 0;
  const whole = found.rarities.reduce((sum, value) => sum + value, 0);
  const { rows } = await index.pool.query<{ id: string; more: number }>({
    name: `search-refine ${index.schema}`,
    text: refineText(index),
    values: [
      found.top.map(({ id }) => id),
      plan.alternatives.map(({ unit }) => unit),
      plan.alternatives.map(({ stems }) => sideBySide(stems)),
      plan.alternatives.map(({ unit, weight }) => weight * rarity(unit)),
      plan.pairs.map(({ stems }) => sideBySide(stems)),
      plan.pairs.map(({ units: [first, second] }) => rarity(first) + rarity(second)),
      whole,
    ],
  });
  const more = new Map(rows.map((row) => [row.id, row.more]));
  const refined = found.top.map((document) => ({
    ...document,
    score: (document.score + (more.get(document.id) ?? 0) * document.coverage) * document.favour,
  }));
  return refined.sort((a, b) => b.score - a.score);
}

/** What ts_rank says of several words when nothing is found; it never says 0 of them. */
const NOTHING = 1e-9;

function refineText({ schema }: LivingIndex): string {
  return `
  with alternative as materialized (select * from unnest($2::int[], $3::text[]::tsquery[], $4::float8[]) a (unit, q, worth)),
    pair as materialized (select * from unnest($5::text[]::tsquery[], $6::float8[]) p (q, worth))
  select d.id,
    (select ${WORTH.inside} * coalesce(sum(best), 0) from (
      select max(worth * ts_rank('{1,0,0,0}', d.full_tsv, q, 1)) as best from alternative group by unit) b)
    + (select coalesce(sum(worth * case when d.head @@ q then ${WORTH.sideBySide} * ts_rank('${HEAD_WEIGHTS}', d.head, q)
        when d.full_tsv @@ q then ${WORTH.sideBySideInside} else 0 end), 0) from pair)
    + ${WORTH.wholeTitle} * $7::float8 * least(1, (
      select count(distinct unit) from alternative where ts_rank('{0,0,0,1}', d.head, q) > ${NOTHING})::float8 / greatest(1, d.title_length)) as more
  from ${schema}.document d where d.id = any($1)`;
}
