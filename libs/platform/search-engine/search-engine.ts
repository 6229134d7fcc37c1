/** What is written into the index for one resource. It holds only what a visitor may see. */
export interface SearchDocument {
  id: string;
  /** Documents of one family are shown as one hit, the best of them. */
  familyId: string;
  title: string;
  summary: string;
  keywords: string[];
  authors: string[];
  /** Level, subject, type and format in words, searchable but never shown. */
  labels: string[];
  /** The text inside the files; may be hundreds of kilobytes. */
  body: string;
  /** Values to filter and count by. A hierarchical facet lists the broader values too. */
  facets: Record<string, string[]>;
  publishedAt: Date;
  /** Completeness, 0 to 1; never popularity. It only separates otherwise equal documents. */
  rank: number;
}

/** One word or expression of the query, and other ways of saying it. */
export interface QueryTerm {
  text: string;
  /** 1 for an ordinary word, less for one that a document may well lack. */
  weight: number;
  alternatives: { text: string; weight: number }[];
}

/** A facet value that raises a document without excluding the others. */
export interface FacetBoost {
  facet: string;
  value: string;
  weight: number;
}

/** A request of the reader, already understood. `text` empty means browsing. */
export interface SearchQuery {
  text: string;
  terms: QueryTerm[];
  boosts: FacetBoost[];
  /** Values are alternatives inside a facet; facets narrow one another. `id`, which names no facet: these documents. */
  filters: Record<string, string[]>;
  /** The facets to count. */
  facets: string[];
  sort: 'relevance' | 'newest';
  /** The answers alone: a short one is not completed by what is near it. */
  alone?: boolean;
  offset: number;
  limit: number;
}

/** A piece of text, marked when it answers the query. Never HTML: whoever shows it escapes it. */
export interface Fragment {
  text: string;
  marked: boolean;
}

export interface SearchHit {
  id: string;
  score: number;
  highlights: { title: Fragment[]; summary: Fragment[]; body: Fragment[] | null };
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchResult {
  /** Families found. */
  total: number;
  hits: SearchHit[];
  /** On the first page of a short answer: documents near the best hits, not counted in `total`. */
  related: SearchHit[];
  /** Exact and disjunctive: the filter of a facet does not narrow the counts of that facet. */
  facets: Record<string, FacetCount[]>;
  /** Words that nothing holds as they were typed, and what was searched instead. */
  corrections: { typed: string; used: string }[];
}

/** The port that every engine answers; test/support/search-engine-contract.ts says how. */
export interface SearchEngine {
  /** Adds or replaces documents; the same call twice changes nothing more. */
  index(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** Every id in the index, sorted. */
  ids(): Promise<string[]>;
  /**
   * Builds a new index beside the living one and swaps; searches never see a half. Where two engines are kept, each
   * reads the source from its beginning. Throws `RebuildAlreadyRunning`.
   */
  rebuild(source: AsyncIterable<SearchDocument>): Promise<void>;
}

/** Two rebuilds at the same time would fill one index with both. */
export class RebuildAlreadyRunning extends Error {
  readonly code = 'REBUILD_ALREADY_RUNNING';
}
