import type { LexiconEntry } from './lexicon.js';
import { phraseOf, type MeilisearchServer } from './meilisearch-server.js';
import { initialsOf, isDoubtful, isKnown, planQuery, type QueryPlan } from './query-plan.js';
import { readUnits, type QueryUnit } from './query-units.js';
import type { SearchQuery } from './search-engine.js';
import { SHORTEST_CORRECTED } from './spelling.js';
import { root, stem } from './stem.js';

const SHORTEST_ROOT = 4;
const SHORTEST_BEGINNING = 3;
const MOST_BEGINNINGS = 24;

/** Understands the words of a query with what the index holds: which are known, related, unfinished or misspelt. */
export async function readPlan(server: MeilisearchServer, { terms }: SearchQuery): Promise<QueryPlan> {
  const units = readUnits(terms);
  if (units.length === 0) return planQuery([], NOTHING);
  const [known, families] = await Promise.all([knownWords(server, units), familiesOf(server, units)]);
  const related = [...known, ...families];
  const isAsked = (unit: QueryUnit): boolean =>
    !isKnown(unit, related) || isDoubtful(unit, related) || unit.isLast;
  const near = new Map(
    await Promise.all(
      units
        .filter((unit) => isAsked(unit) && unit.word.length >= SHORTEST_BEGINNING)
        .map(async ({ word }) => [word, await wordsLike(server, word)] as const),
    ),
  );
  return planQuery(units, { related, beginnings: beginnings(near), lookalikes: lookalikes(near) });
}

const NOTHING = { related: [], beginnings: new Map(), lookalikes: new Map() };

/** In how many documents each of these stands, all the stems of one side by side. */
export async function countDocuments(
  server: MeilisearchServer,
  phrases: readonly (readonly string[])[],
): Promise<number[]> {
  if (phrases.length === 0) return [];
  const { results } = await server.searching.multiSearch({
    queries: phrases.map((stems) => ({
      indexUid: server.index,
      q: phraseOf(stems),
      page: 1,
      hitsPerPage: 0,
      attributesToRetrieve: ['id'],
    })),
  });
  return results.map(({ totalHits = 0 }) => totalHits);
}

/** The words of the query, its neighbours joined and its initials, as far as documents hold them. */
async function knownWords(server: MeilisearchServer, units: readonly QueryUnit[]): Promise<LexiconEntry[]> {
  const joined = units.slice(1).map((unit, before) => `${units[before]!.word}${unit.word}`);
  const words = [
    ...new Set([
      ...units.map(({ word }) => word),
      ...joined,
      ...initialsOf(units).map(({ initials }) => initials),
    ]),
  ];
  const counts = await countDocuments(
    server,
    words.map((word) => [stem(word)]),
  );
  return words
    .map((word, index) => entryOf(word, counts[index] ?? 0))
    .filter(({ documents }) => documents > 0);
}

/** Words of the families of the words asked: they begin alike, and have the same root. */
async function familiesOf(server: MeilisearchServer, units: readonly QueryUnit[]): Promise<LexiconEntry[]> {
  const families = await Promise.all(
    units
      .filter((unit) => unit.root.length >= SHORTEST_ROOT)
      .map(async (unit) => {
        const words = await wordsLike(server, unit.root);
        return words.filter((entry) => entry.root === unit.root && entry.stem !== unit.stem);
      }),
  );
  return families.flat();
}

/** Words that begin with these letters or nearly, or are spelt nearly so: Meilisearch looks for both at once. */
async function wordsLike(server: MeilisearchServer, letters: string): Promise<LexiconEntry[]> {
  const { facetHits } = await server.searching
    .index(server.index)
    .searchForFacetValues({ facetName: 'words', facetQuery: letters });
  return facetHits.map(({ value, count }) => entryOf(value, count));
}

function entryOf(word: string, documents: number): LexiconEntry {
  return { word, stem: stem(word), root: root(word), documents };
}

type Near = ReadonlyMap<string, readonly LexiconEntry[]>;

function beginnings(near: Near): Map<string, LexiconEntry[]> {
  return new Map(
    [...near].map(([typed, words]) => [
      typed,
      words
        .filter(({ word }) => word !== typed && word.startsWith(typed))
        .sort((a, b) => b.documents - a.documents)
        .slice(0, MOST_BEGINNINGS),
    ]),
  );
}

function lookalikes(near: Near): Near {
  return new Map([...near].filter(([typed]) => typed.length >= SHORTEST_CORRECTED));
}
