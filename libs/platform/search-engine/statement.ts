import type { IndexSchema } from './index-slot.js';
import type { QueryPlan } from './query-plan.js';
import type { FacetBoost, SearchQuery } from './search-engine.js';

/** A document must answer this share of the query, weighed by rarity… */
const COVERED = 0.4;
/** …unless fewer documents than this do: then any word is enough. */
const ENOUGH = 20;
/** What a word found only inside the files is worth; in a title alone it is worth 0.6. */
const INSIDE_ONLY = 0.12;
/** Completeness separates equals, no more. */
const COMPLETENESS = 0.05;

/** ts_rank weights of the head: nothing for D, then summary, keywords, title. */
export const HEAD_WEIGHTS = '{0,0.35,0.7,1}';

/** The tsquery of stems that stand one after the other. */
export function sideBySide(stems: readonly string[]): string {
  return stems.map((stem) => `'${stem}'`).join(' <-> ');
}

/** A statement on one index under construction; its values are named as they are added. */
export class Statement {
  readonly list: unknown[] = [];

  constructor(readonly schema: IndexSchema) {}

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/**
 * The common table expressions of a search: `unit` (rarity of each word), `one` (one row per family that passes
 * the filters: num, score, coverage, favour, published_at) and `counted` (facet, value, count).
 */
export function searchTables(query: SearchQuery, plan: QueryPlan, statement: Statement): string {
  const filters = Object.entries(query.filters).filter(([, wanted]) => wanted.length > 0);
  const hit = plan.unitWeights.length > 0 ? hitTables(plan, statement) : browsedTables(statement);
  return `${hit}, ${judgedTable(query, filters, statement)}, ${ONE}, ${countedTable(query, filters, statement)}`;
}

function browsedTables({ schema }: Statement): string {
  return `unit as (select 0 as unit, 0::float8 as rarity where false),
  hit as (select num, 1::float8 as score, 1::float8 as coverage from ${schema}.document)`;
}

/** `hit`: each document with the best alternative of each unit, found through the index one alternative at a time. */
function hitTables({ alternatives, unitWeights }: QueryPlan, statement: Statement): string {
  const { schema } = statement;
  const rarity = (documents: string): string =>
    `ln(1 + (size.documents - ${documents} + 0.5) / (${documents} + 0.5))`;
  const unitWeight = `(${statement.add(unitWeights)}::float8[])[unit + 1]`;
  return `alternative as materialized (
      select * from unnest(${statement.add(alternatives.map(({ unit }) => unit))}::int[],
        ${statement.add(alternatives.map(({ stems }) => sideBySide(stems)))}::text[]::tsquery[],
        ${statement.add(alternatives.map(({ weight }) => weight))}::float8[],
        ${statement.add(alternatives.map(({ isTyped }) => isTyped))}::bool[]) with ordinality a (unit, q, weight, is_typed, n)),
    found as materialized (
      select a.n, a.unit, d.num, ${INSIDE_ONLY} + ts_rank('${HEAD_WEIGHTS}', d.head, a.q) as impact
      from alternative a cross join lateral (select num, head from ${schema}.document where full_tsv @@ a.q) d),
    frequency as materialized (
      select n, unit, weight, is_typed, (select count(*) from found f where f.n = a.n)::float8 as documents from alternative a),
    size as materialized (select coalesce(max(documents), 0)::float8 as documents from ${schema}.word where word = ''),
    summed as (
      select unit, coalesce(nullif(sum(documents) filter (where is_typed), 0), sum(documents)) as documents
      from frequency group by unit having sum(documents) > 0),
    unit as materialized (
      select unit, ${unitWeight} * ${rarity('least(size.documents, summed.documents)')} as rarity from summed cross join size),
    worth as materialized (
      select n, weight * least(unit.rarity, ${unitWeight} * ${rarity('frequency.documents')}) as worth, weight * unit.rarity as cover
      from frequency join unit using (unit) cross join size),
    answered as (
      select num, unit, max(worth * impact) as score, max(cover) as cover from found join worth using (n) group by num, unit),
    hit as (
      select num, sum(score) as score, sum(cover) / (select sum(rarity) from unit) as coverage from answered group by num)`;
}

/** `judged`: what is found well enough, with the filters it fails as bits of a mask. */
function judgedTable(query: SearchQuery, filters: [string, string[]][], statement: Statement): string {
  const { schema } = statement;
  const has = (facet: string, wanted: string[]): string =>
    `d.facets && array(select num from ${schema}.facet where facet = ${statement.add(facet)} and value = any(${statement.add(wanted)}::text[]))`;
  const boosted = ({ facet, value, weight }: FacetBoost): string =>
    `case when ${has(facet, [value])} then ${statement.add(weight)}::float8 end`;
  const passes = (facet: string, wanted: string[]): string =>
    facet === 'id' ? `d.id = any(${statement.add(wanted)}::text[])` : has(facet, wanted);
  const mask = filters.map(
    ([facet, wanted], bit) => `case when ${passes(facet, wanted)} then 0 else ${2 ** bit} end`,
  );
  const facets = [...new Set(query.boosts.map(({ facet }) => facet))];
  const favour = facets.map(
    (facet) =>
      `greatest(0, ${query.boosts
        .filter((boost) => boost.facet === facet)
        .map(boosted)
        .join(', ')})`,
  );
  return `kept as materialized (
      select num, score * coverage as score, coverage from hit),
    bar as materialized (
      select case when count(*) filter (where coverage >= ${COVERED}) >= ${ENOUGH} then ${COVERED} else 0 end as least from kept),
    judged as materialized (
      select num, d.family, d.is_shared, d.facets, d.published_at, kept.score, kept.coverage,
        (1 + ${['0', ...favour].join(' + ')}) * (1 + ${COMPLETENESS} * d.rank) as favour, ${['0', ...mask].join(' | ')} as mask
      from kept join ${schema}.document d using (num) where kept.coverage >= (select least from bar))`;
}

const ONE = `one as materialized (
    select num, score, coverage, favour, published_at from judged where mask = 0 and not is_shared
    union all
    select num, score, coverage, favour, published_at from (
      select distinct on (family) * from judged where mask = 0 and is_shared order by family, score * favour desc, num) best)`;

/** `counted`: each facet counted over what passes the filters of the other facets. */
function countedTable(query: SearchQuery, filters: [string, string[]][], statement: Statement): string {
  if (query.facets.length === 0)
    return `counted as (select '' as facet, '' as value, 0 as count where false)`;
  const { schema } = statement;
  const own = filters.map(([facet], bit) => `when f.facet = ${statement.add(facet)} then ${2 ** bit}`);
  const failed = own.length > 0 ? `mask & ~(case ${own.join(' ')} else 0 end)` : 'mask';
  const counted = statement.add(query.facets);
  return `counted as (
      select facet, value, sum(count)::int as count from (
        select f.facet, f.value, c.count from (
          select value_num, mask, count(*) from judged, unnest(facets) value_num where not is_shared group by value_num, mask) c
        join ${schema}.facet f on f.num = c.value_num where ${failed} = 0
        union all
        select f.facet, f.value, count(distinct family) from judged, unnest(facets) value_num
        join ${schema}.facet f on f.num = value_num where is_shared and ${failed} = 0 group by f.num) both_kinds
      where facet = any(${counted}::text[]) group by facet, value)`;
}
