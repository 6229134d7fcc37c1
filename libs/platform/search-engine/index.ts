// The search port, the engines that answer it (inside PostgreSQL, in a Meilisearch server) and the passage from one to
// the other. Owns the lists by which French is read (how it is: #platform/french), what sounds alike, and how text is found,
// ordered, counted and marked.
// Knows no context: discovery says what a document holds and what a query means.
export { createPostgresSearch, SEARCH_POOL_OPTIONS } from './postgres-search.js';
export { createMeilisearchSearch } from './meilisearch-search.js';
export { french, type FrenchLists } from './french.js';
export { createFallbackSearch } from './fallback-search.js';
export { stem } from './stem.js';
export { eachWord, fold, readWords } from './words.js';
export { stemsOf } from './query-units.js';
export { RebuildAlreadyRunning } from './search-engine.js';
export type {
  FacetBoost,
  FacetCount,
  Fragment,
  QueryTerm,
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchQuery,
  SearchResult,
} from './search-engine.js';
