import type { MultiSearchFederation, MultiSearchQueryWithFederation } from 'meilisearch';
import type { StoredDocument } from './meilisearch-document.js';
import { idsFilter, phraseOf, quote, type MeilisearchServer } from './meilisearch-server.js';
import type { QueryPlan } from './query-plan.js';
import type { Worth } from './plan-worth.js';
import type { SearchQuery } from './search-engine.js';

/** A document must answer this share of the query, weighed by rarity… */
const COVERED = 0.4;
/** …unless fewer documents than this do: then any word is enough. */
const ENOUGH = 20;
/** Conjunctions asked at most: enough for five words in a few ways each. */
const MOST_CONJUNCTIONS = 60;
const WAYS_IN_CONJUNCTION = 3;
/** Meilisearch reads ten words of a query and forgets the others. */
const MOST_WORDS_READ = 10;

/** One search among those whose answers are brought together, and the share of the query that it answers. */
export interface Part {
  q: string;
  share: number;
}

export type Filters = SearchQuery['filters'];

/** The part of a stored document that orders it; the texts come later, for a page only. */
export type FoundDocument = Omit<
  StoredDocument,
  'title' | 'summary' | 'keywords' | 'body' | 'words' | 'isGone' | 'stems'
> & {
  stems?: Partial<StoredDocument['stems']>;
};

export interface Union {
  total: number;
  documents: FoundDocument[];
  /** How many documents have each value of each facet asked. */
  counts: Record<string, Record<string, number>>;
}

const ORDERING = [
  ...[
    'id',
    'familyId',
    'isMember',
    'facets',
    'publishedAt',
    'rank',
    'titleLength',
    'bodyLength',
    'wordCount',
  ],
  ...['stems.title', 'stems.keywords', 'stems.summary'],
];

/**
 * The searches whose union answers the plan, since no search of Meilisearch says « this word or that expression ».
 * Words together are asked too: they come first, and alone where they suffice.
 */
export async function partsOf(
  server: MeilisearchServer,
  plan: QueryPlan,
  worth: Worth,
  filters: Filters,
): Promise<Part[]> {
  if (plan.unitWeights.length === 0) return [{ q: '', share: 1 }];
  const ways = waysOf(plan, worth);
  const all = [...oneOfEach(ways), ...conjunctions(ways)];
  const covering = all.filter(({ share }) => share >= COVERED);
  if (covering.length === all.length) return all;
  const { total } = await findUnion(server, covering, { filters, limit: 0 });
  return total >= ENOUGH ? covering : all;
}

/** Each alternative of the plan by itself. */
export function waysOf(plan: QueryPlan, worth: Worth): Way[] {
  return plan.alternatives.map(({ unit, stems, weight }) => ({
    unit,
    q: phraseOf(stems),
    length: stems.length,
    share: (weight * (worth.rarities[unit] ?? 0)) / worth.whole,
  }));
}

/** One that answers several units at once is asked once, for all that it answers. */
function oneOfEach(ways: readonly Way[]): Part[] {
  const shares = new Map<string, number>();
  for (const { q, share } of ways) shares.set(q, (shares.get(q) ?? 0) + share);
  return [...shares].map(([q, share]) => ({ q, share }));
}

type Way = Part & { unit: number; length: number };

function conjunctions(ways: readonly Way[]): Part[] {
  const units = [...new Set(ways.map(({ unit }) => unit))];
  const best = units.map((unit) =>
    ways
      .filter((way) => way.unit === unit)
      .sort((a, b) => b.share - a.share)
      .slice(0, WAYS_IN_CONJUNCTION),
  );
  const pairs = best.flatMap((first, index) =>
    best
      .slice(index + 1)
      .flatMap((second) =>
        first.flatMap((a) => second.filter((b) => b.q !== a.q).map((b) => together([a, b]))),
      ),
  );
  const rarest = best.flatMap(([way]) => way ?? []).sort((a, b) => b.share - a.share);
  const whole = units.length > 2 ? [together(readable(rarest))] : [];
  return [...whole, ...pairs.sort((a, b) => b.share - a.share)].slice(0, MOST_CONJUNCTIONS);
}

function readable(ways: readonly Way[]): Way[] {
  let words = 0;
  return ways.filter(({ length }) => (words += length) <= MOST_WORDS_READ);
}

function together(ways: readonly Way[]): Part {
  return {
    q: ways.map(({ q }) => q).join(' '),
    share: ways.reduce((sum, { share }) => sum + share, 0),
  };
}

interface UnionRequest {
  filters: Filters;
  /** More conditions in Meilisearch's own words. */
  conditions?: readonly string[];
  limit: number;
  facets?: readonly string[];
  newestFirst?: boolean;
  attributes?: readonly string[];
}

/** What answers one part at least, best first, each document once; families are not gathered here. */
export async function findUnion(
  server: MeilisearchServer,
  parts: readonly Part[],
  request: UnionRequest,
): Promise<Union> {
  if (parts.length === 0) return { total: 0, documents: [], counts: {} };
  const { filters, conditions = [], limit, facets = [], attributes = ORDERING } = request;
  const filter = [...conditions, ...Object.entries(filters).flatMap(filterOf)];
  const queries = parts.map(({ q, share }): MultiSearchQueryWithFederation => ({
    indexUid: server.index,
    q,
    matchingStrategy: 'all',
    attributesToRetrieve: [...attributes],
    federationOptions: { weight: share },
    ...(filter.length > 0 ? { filter } : {}),
    ...(request.newestFirst ? { sort: ['publishedAt:desc'] } : {}),
  }));
  const federation: ExhaustiveFederation = {
    page: 1,
    hitsPerPage: limit,
    ...(facets.length > 0 ? { facetsByIndex: { [server.index]: [...facets] }, mergeFacets: {} } : {}),
  };
  const found = await server.searching.multiSearch<
    { federation: ExhaustiveFederation; queries: MultiSearchQueryWithFederation[] },
    FoundDocument
  >({ federation, queries });
  return {
    total: found.totalHits ?? 0,
    documents: found.hits,
    counts: found.facetDistribution ?? {},
  };
}

/** The client’s type does not know pages of federated searches, which count exactly; the server does. */
type ExhaustiveFederation = MultiSearchFederation & { page: number; hitsPerPage: number };

function filterOf([facet, wanted]: [string, string[]]): string[] {
  if (wanted.length === 0) return [];
  return [facet === 'id' ? idsFilter(wanted) : `facets.${facet} IN [${wanted.map(quote).join(', ')}]`];
}

type Texts = Pick<StoredDocument, 'id' | 'title' | 'summary' | 'keywords' | 'body'>;

/** What these documents say, in this order; a document gone meanwhile is left out. */
export async function readTexts(server: MeilisearchServer, ids: readonly string[]): Promise<Texts[]> {
  if (ids.length === 0) return [];
  const { hits } = await server.searching.index<StoredDocument>(server.index).search('', {
    filter: idsFilter(ids),
    limit: ids.length,
    attributesToRetrieve: ['id', 'title', 'summary', 'keywords', 'body'],
  });
  const found = new Map(hits.map((hit) => [hit.id, hit]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
