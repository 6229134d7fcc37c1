import { Meilisearch, MeilisearchApiError, type EnqueuedTaskPromise, type Settings } from 'meilisearch';

/** Where a Meilisearch answers and with what rights; without `writeKey` the engine only searches. */
export interface MeilisearchAddress {
  url: string;
  searchKey: string;
  writeKey: string | null;
  /** Name of the index; a rebuild also uses `<index>_next`. */
  index: string;
}

/** A write asked of an engine that was given no key for it. */
export class SearchIsReadOnly extends Error {
  readonly code = 'SEARCH_IS_READ_ONLY';
}

/** Meilisearch accepted a write, then could not do it. */
export class SearchWriteFailed extends Error {
  readonly code = 'SEARCH_WRITE_FAILED';
}

/** A search that takes longer is given up; whoever falls back does not wait for it. */
const SEARCH_TIMEOUT_MS = 2000;
const WRITE_TIMEOUT_MS = 10_000;
/**
 * A compressed answer leaves the server in pieces, of which the last waits 40 ms for the acknowledgement of the first
 * (measured with 1.50: 52 ms against 6 ms for the same search).
 */
const UNCOMPRESSED = { 'accept-encoding': 'identity' };
/** A rebuild of many long documents stands in one queue with everything else. */
const TASK_TIMEOUT_MS = 120_000;
const TASK_INTERVAL_MS = 20;

/** Two clients on one server: one that can only search, one that can write. */
export class MeilisearchServer {
  readonly searching: Meilisearch;
  private readonly writer: Meilisearch | null;

  constructor(readonly address: MeilisearchAddress) {
    const { url: host, searchKey, writeKey } = address;
    const requestInit = { headers: UNCOMPRESSED };
    this.searching = new Meilisearch({ host, apiKey: searchKey, timeout: SEARCH_TIMEOUT_MS, requestInit });
    this.writer =
      writeKey === null ? null : new Meilisearch({ host, apiKey: writeKey, timeout: WRITE_TIMEOUT_MS });
  }

  get index(): string {
    return this.address.index;
  }

  /** The index that a rebuild fills. */
  get nextIndex(): string {
    return `${this.address.index}_next`;
  }

  /** Throws `SearchIsReadOnly` without a key to write. */
  get writing(): Meilisearch {
    if (!this.writer) throw new SearchIsReadOnly('This process has no key to write into Meilisearch');
    return this.writer;
  }

  /** When the index last changed, or null if there is none. */
  async changedAt(uid: string): Promise<Date | null> {
    try {
      return new Date((await this.writing.getRawIndex(uid)).updatedAt);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async createIndex(uid: string): Promise<void> {
    await done(this.writing.createIndex(uid, { primaryKey: 'id' }));
    await done(this.writing.index(uid).updateSettings(SETTINGS));
  }
}

/** Waits until the task is through; throws `SearchWriteFailed` when it failed. */
export async function done(accepted: EnqueuedTaskPromise): Promise<void> {
  const { status, error } = await accepted.waitTask({ timeout: TASK_TIMEOUT_MS, interval: TASK_INTERVAL_MS });
  if (status !== 'succeeded') throw new SearchWriteFailed(error?.message ?? `The task was ${status}`);
}

/** Stems that stand side by side, as they are: within quotes Meilisearch corrects and completes nothing. */
export function phraseOf(stems: readonly string[]): string {
  return `"${stems.join(' ')}"`;
}

/** A value inside a filter. */
export function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A filter on documents by id. */
export function idsFilter(ids: readonly string[]): string {
  return `id IN [${ids.map(quote).join(', ')}]`;
}

function isAbsent(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';
}

const EQUALITY = { facetSearch: false, filter: { equality: true, comparison: false } };

/**
 * Words are compared as stems, without Meilisearch's typos, prefixes, stop words or synonyms: ours weigh each way of
 * saying a word (see query-plan.ts), which its own cannot. Typos serve the facet `words`, where corrections come from.
 */
const SETTINGS: Settings = {
  searchableAttributes: [
    'stems.title',
    'stems.keywords',
    'stems.summary',
    'stems.body',
    'stems.atLeast2',
    'stems.atLeast4',
    'stems.atLeast8',
  ],
  displayedAttributes: [
    ...['id', 'familyId', 'title', 'summary', 'keywords', 'body', 'facets', 'publishedAt', 'rank'],
    ...[
      'titleLength',
      'bodyLength',
      'wordCount',
      'stems.title',
      'stems.keywords',
      'stems.summary',
      'isMember',
      'isGone',
    ],
  ],
  filterableAttributes: [
    { attributePatterns: ['id', 'familyId', 'isMember', 'isGone', 'facets.*'], features: EQUALITY },
    { attributePatterns: ['words'], features: { ...EQUALITY, facetSearch: true } },
  ],
  sortableAttributes: ['publishedAt'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'rank:desc'],
  stopWords: [],
  synonyms: {},
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 6 } },
  // The counts are exact as long as a facet has fewer values than this.
  faceting: { maxValuesPerFacet: 1000, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 10_000_000 },
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
  prefixSearch: 'disabled',
};
