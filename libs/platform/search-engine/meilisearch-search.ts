import { spellCorrections } from './corrections.js';
import { countedFacets, countFamilies, type Counts } from './meilisearch-counts.js';
import { countDocuments, readPlan } from './meilisearch-lexicon.js';
import { findUnion, type Part, partsOf, readTexts, waysOf } from './meilisearch-query.js';
import { oneOfEachFamily, rankDocuments, type RankedDocument } from './meilisearch-ranking.js';
import { rebuildIndex, type Turn } from './meilisearch-rebuild.js';
import { MeilisearchServer, type MeilisearchAddress } from './meilisearch-server.js';
import { type Accepted, clearIndexes, dropDocuments, listIds, putDocuments } from './meilisearch-writing.js';
import { LEADERS, leadingExpressions, missingNeighbours, NEAR } from './neighbours.js';
import { planExpressions, type QueryPlan } from './query-plan.js';
import { weigh, type Worth } from './plan-worth.js';
import { hitOf, nothingFound } from './search-answer.js';
import type { SearchEngine, SearchHit, SearchQuery, SearchResult } from './search-engine.js';

/** As many are found before they are ordered; further pages find more. */
const DEPTH = 150;

/** Who makes one write wait for another, over all the processes that write. */
export interface Turns {
  /** Around what `index`, `remove` and `clear` do. */
  write: Turn;
  /** Around each step of a rebuild. */
  rebuild: Turn;
}

/**
 * The search engine in a Meilisearch server. Without `turns`, writes take turns inside this engine only. Without a key
 * to write, writes throw `SearchIsReadOnly`; one that the server accepts and fails throws `SearchWriteFailed`.
 */
export function createMeilisearchSearch(address: MeilisearchAddress, turns = oneAtATime()): SearchEngine {
  const server = new MeilisearchServer(address);
  const write = async (accept: () => Promise<Accepted>): Promise<void> => (await turns.write(accept))();
  return {
    index: (documents) => write(() => putDocuments(server, documents)),
    remove: (ids) => write(() => dropDocuments(server, ids)),
    clear: () => write(() => clearIndexes(server)),
    search: (query) => search(server, query),
    ids: () => listIds(server),
    rebuild: (source) => rebuildIndex(server, source, turns.rebuild),
  };
}

function oneAtATime(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  const turn: Turn = (write) => {
    const next = last.then(write);
    last = next.catch(() => undefined);
    return next;
  };
  return { write: turn, rebuild: turn };
}

interface Understood {
  plan: QueryPlan;
  worth: Worth;
  parts: Part[];
}

async function search(server: MeilisearchServer, query: SearchQuery): Promise<SearchResult> {
  const plan = await readPlan(server, query);
  if (plan.unitWeights.length > 0 && plan.alternatives.length === 0) return nothingFound(query);
  const worth = await weighPlan(server, plan);
  if (plan.unitWeights.length > 0 && worth.whole === 0) return nothingFound(query);
  const parts = await partsOf(server, plan, worth, query.filters);
  const { documents, counts } = await findDocuments(server, query, { plan, worth, parts });
  const page = documents.slice(query.offset, query.offset + query.limit);
  const [hits, related] = await Promise.all([
    readHits(server, page, plan.stems),
    findRelated(server, query, { documents, total: counts.total }),
  ]);
  return {
    ...counts,
    hits,
    related,
    corrections: spellCorrections(plan.corrections, query.text, hits),
  };
}

async function weighPlan(server: MeilisearchServer, plan: QueryPlan): Promise<Worth> {
  if (plan.alternatives.length === 0) return weigh(plan, [], 0);
  const phrases = plan.alternatives.map(({ stems }) => stems);
  const [size = 0, ...frequencies] = await countDocuments(server, [[], ...phrases]);
  return weigh(plan, frequencies, size);
}

async function findDocuments(
  server: MeilisearchServer,
  query: SearchQuery,
  { plan, worth, parts }: Understood,
): Promise<{ documents: RankedDocument[]; counts: Counts }> {
  const { filters } = query;
  const newestFirst = query.sort === 'newest' || query.terms.length === 0;
  const asked = query.offset + query.limit;
  for (let limit = Math.max(DEPTH, asked); ; limit *= 2) {
    const facets = countedFacets(query.facets);
    const found = await findUnion(server, parts, { filters, limit, facets, newestFirst });
    const documents = newestFirst
      ? oneOfEachFamily(found.documents).map((document) => ({ ...document, score: 0, coverage: 0 }))
      : await rankDocuments(server, found.documents, { plan, worth, boosts: query.boosts });
    const isEnough = documents.length >= asked || found.documents.length >= found.total;
    if (isEnough) return { documents, counts: await countFamilies(server, parts, query, found) };
  }
}

/** Documents that share the keywords of the best hits without answering the query, nearest first. */
async function findRelated(
  server: MeilisearchServer,
  query: SearchQuery,
  found: { total: number; documents: readonly RankedDocument[] },
): Promise<SearchHit[]> {
  const missing = missingNeighbours(query, found.total);
  if (missing === 0) return [];
  const leaders = await readTexts(
    server,
    found.documents.slice(0, LEADERS).map(({ id }) => id),
  );
  const plan = planExpressions(leadingExpressions(leaders.map(({ keywords }) => keywords)));
  if (plan.alternatives.length === 0) return [];
  const worth = await weighPlan(server, plan);
  if (worth.whole === 0) return [];
  const parts = waysOf(plan, worth);
  const { documents } = await findDocuments(server, { ...query, facets: [] }, { plan, worth, parts });
  const known = new Set(found.documents.map(({ familyId }) => familyId));
  const near = documents.filter(({ familyId, coverage }) => !known.has(familyId) && coverage >= NEAR);
  return readHits(server, near.slice(0, missing), plan.stems);
}

async function readHits(
  server: MeilisearchServer,
  documents: readonly RankedDocument[],
  stems: readonly string[],
): Promise<SearchHit[]> {
  const answering = new Set(stems);
  const texts = await readTexts(
    server,
    documents.map(({ id }) => id),
  );
  const scores = new Map(documents.map(({ id, score }) => [id, score]));
  return texts.map((content) => hitOf(content, scores.get(content.id) ?? 0, answering));
}
