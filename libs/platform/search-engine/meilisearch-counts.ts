import { findUnion, type Filters, type Part, type Union } from './meilisearch-query.js';
import { quote, type MeilisearchServer } from './meilisearch-server.js';
import type { FacetCount, SearchQuery } from './search-engine.js';

/** Beyond this many, families are no longer gathered and count each document: no page of the commons comes near. */
const MOST_MEMBERS = 1000;
const MOST_RELATIVES = 5000;

export interface Counts {
  /** Families found. */
  total: number;
  facets: Record<string, FacetCount[]>;
}

/** The names under which Meilisearch counts these facets, and what says whether families must be gathered. */
export function countedFacets(facets: readonly string[]): string[] {
  return [...facets.map((facet) => `facets.${facet}`), 'isMember'];
}

/**
 * Counts families, each facet over what passes the filters of the others. `found`: the union for all the filters,
 * with the counts of `countedFacets`; facets that are filtered ask for theirs without their own filter.
 */
export async function countFamilies(
  server: MeilisearchServer,
  parts: readonly Part[],
  query: SearchQuery,
  found: Union,
): Promise<Counts> {
  const isFiltered = (facet: string): boolean => (query.filters[facet] ?? []).length > 0;
  const [whole, ...own] = await Promise.all([
    gatherFamilies(server, parts, query.filters, found),
    ...query.facets.filter(isFiltered).map(async (facet) => {
      const filters = { ...query.filters, [facet]: [] };
      const union = await findUnion(server, parts, { filters, limit: 0, facets: countedFacets([facet]) });
      return [facet, await gatherFamilies(server, parts, filters, union)] as const;
    }),
  ]);
  const unions = new Map(own);
  const counted = query.facets.map((facet): [string, FacetCount[]] => {
    const values = (unions.get(facet) ?? whole).counts[`facets.${facet}`] ?? {};
    return [facet, sorted(values)];
  });
  return { total: whole.total, facets: Object.fromEntries(counted) };
}

/**
 * Turns documents counted into families counted. `distinct` would keep one document of a family before counting, and
 * lose the values of the others: the few families that have several are read instead, and counted once each.
 */
async function gatherFamilies(
  server: MeilisearchServer,
  parts: readonly Part[],
  filters: Filters,
  union: Union,
): Promise<Union> {
  if (!union.counts.isMember?.true) return union;
  const find = (condition: string, limit: number): Promise<Union> =>
    findUnion(server, parts, {
      filters,
      conditions: [condition],
      limit,
      attributes: ['id', 'familyId', 'facets'],
    });
  const members = await find('isMember = true', MOST_MEMBERS);
  const families = [...new Set(members.documents.map(({ familyId }) => familyId))];
  const relatives = await find(`familyId IN [${families.map(quote).join(', ')}]`, MOST_RELATIVES);
  const counts = Object.fromEntries(
    Object.entries(union.counts).map(([facet, values]) => [facet, { ...values }]),
  );
  let total = union.total;
  for (const family of families) {
    const together = relatives.documents.filter(({ familyId }) => familyId === family);
    total -= Math.max(0, together.length - 1);
    const values = together.flatMap(({ facets }) =>
      Object.entries(facets).flatMap(([facet, each]) =>
        [...new Set(each)].map((value) => [facet, value] as const),
      ),
    );
    const seen = new Set<string>();
    for (const [facet, value] of values) {
      const key = `${facet} ${value}`;
      const known = counts[`facets.${facet}`];
      if (seen.has(key) && known?.[value]) known[value] -= 1;
      seen.add(key);
    }
  }
  return { ...union, total, counts };
}

function sorted(values: Record<string, number>): FacetCount[] {
  return Object.entries(values)
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
