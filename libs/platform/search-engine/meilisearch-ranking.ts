import { scoreDocument, type Score } from './document-score.js';
import type { FoundDocument } from './meilisearch-query.js';
import { idsFilter, phraseOf, type MeilisearchServer } from './meilisearch-server.js';
import type { QueryPlan } from './query-plan.js';
import type { Worth } from './plan-worth.js';
import type { FacetBoost } from './search-engine.js';

/** The first documents are ordered with our own judgement; those beyond keep the order of Meilisearch. */
const REFINED = 150;

export interface RankedDocument extends Score {
  id: string;
  familyId: string;
}

export interface Judgement {
  plan: QueryPlan;
  worth: Worth;
  boosts: readonly FacetBoost[];
}

/** Orders the documents found, one a family, the best of it. */
export async function rankDocuments(
  server: MeilisearchServer,
  documents: readonly FoundDocument[],
  judgement: Judgement,
): Promise<RankedDocument[]> {
  const first = await scored(server, documents.slice(0, REFINED), judgement);
  const beyond = documents.slice(REFINED).map((document) => ({ ...document, score: 0, coverage: 0 }));
  return oneOfEachFamily([
    ...first.sort((a, b) => b.score - a.score || b.publishedAt - a.publishedAt),
    ...beyond,
  ]);
}

/** Keeps the first of each family. */
export function oneOfEachFamily<Document extends { familyId: string }>(
  documents: readonly Document[],
): Document[] {
  const seen = new Set<string>();
  return documents.filter(({ familyId }) => !seen.has(familyId) && seen.add(familyId));
}

async function scored(
  server: MeilisearchServer,
  documents: readonly FoundDocument[],
  { plan, worth, boosts }: Judgement,
): Promise<(FoundDocument & Score)[]> {
  const alternatives = plan.alternatives.map(({ stems }) => stems);
  const pairs = plan.pairs.map(({ stems }) => stems);
  const holders = await findInFiles(server, documents, [...alternatives, ...pairs]);
  return documents.map((document) => {
    const held = holders.map((ids) => ids.has(document.id));
    const { title = [], keywords = [], summary = [] } = document.stems ?? {};
    const inFiles = {
      alternatives: held.slice(0, alternatives.length),
      pairs: held.slice(alternatives.length),
    };
    return {
      ...document,
      ...scoreDocument({ ...document, title, keywords, summary, inFiles }, plan, worth, boosts),
    };
  });
}

/** For each expression, which of the documents hold it in their files. */
async function findInFiles(
  server: MeilisearchServer,
  documents: readonly FoundDocument[],
  expressions: readonly (readonly string[])[],
): Promise<Set<string>[]> {
  const withFiles = documents.filter(({ bodyLength }) => bodyLength > 0).map(({ id }) => id);
  if (withFiles.length === 0 || expressions.length === 0) return expressions.map(() => new Set());
  const { results } = await server.searching.multiSearch<
    { queries: { indexUid: string; q: string }[] },
    { id: string }
  >({
    queries: expressions.map((stems) => ({
      indexUid: server.index,
      q: phraseOf(stems),
      filter: idsFilter(withFiles),
      attributesToSearchOn: ['stems.body'],
      attributesToRetrieve: ['id'],
      limit: withFiles.length,
    })),
  });
  return results.map(({ hits }) => new Set(hits.map(({ id }) => id)));
}
