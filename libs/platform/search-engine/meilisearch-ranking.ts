import { scoreDocument, type Score } from './document-score.js';
import type { FoundDocument } from './meilisearch-query.js';
import { idsFilter, phraseOf, type MeilisearchServer } from './meilisearch-server.js';
import type { QueryPlan } from './query-plan.js';
import type { Worth } from './plan-worth.js';
import type { FacetBoost } from './search-engine.js';
import { FREQUENCIES, type Frequency } from './text-rank.js';

const [, ...REPEATED] = FREQUENCIES;
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
  const [held, ...repeated] = await findInFiles(server, documents, [
    { expressions: [...alternatives, ...pairs], attribute: 'stems.body' },
    ...REPEATED.map((times) => ({ expressions: alternatives, attribute: `stems.atLeast${times}` })),
  ]);
  return documents.map((document) => {
    const { title = [], keywords = [], summary = [] } = document.stems ?? {};
    const inFiles = {
      alternatives: alternatives.map((_, index): Frequency => {
        if (!held?.[index]?.has(document.id)) return 0;
        return REPEATED.findLast((_, step) => repeated[step]?.[index]?.has(document.id)) ?? 1;
      }),
      pairs: pairs.map((_, index) => held?.[alternatives.length + index]?.has(document.id) ?? false),
    };
    return {
      ...document,
      ...scoreDocument({ ...document, title, keywords, summary, inFiles }, plan, worth, boosts),
    };
  });
}

interface Asked {
  readonly expressions: readonly (readonly string[])[];
  readonly attribute: string;
}

/** For each thing asked and each of its expressions, which of the documents hold it; one exchange for all. */
async function findInFiles(
  server: MeilisearchServer,
  documents: readonly FoundDocument[],
  asked: readonly Asked[],
): Promise<Set<string>[][]> {
  const withFiles = documents.filter(({ bodyLength }) => bodyLength > 0).map(({ id }) => id);
  const queries = asked.flatMap(({ expressions, attribute }) =>
    expressions.map((stems) => ({
      indexUid: server.index,
      q: phraseOf(stems),
      filter: idsFilter(withFiles),
      attributesToSearchOn: [attribute],
      attributesToRetrieve: ['id'],
      limit: withFiles.length,
    })),
  );
  if (withFiles.length === 0 || queries.length === 0) return [];
  const { results } = await server.searching.multiSearch<{ queries: typeof queries }, { id: string }>({
    queries,
  });
  const holders = results.map(({ hits }) => new Set(hits.map(({ id }) => id)));
  return asked.map(({ expressions }) => holders.splice(0, expressions.length));
}
