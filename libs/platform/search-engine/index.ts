// The search port and the engine that answers it inside PostgreSQL.
// Owns how French text is read (folding, stems, sounds), found, ordered, counted and marked.
// Knows no context: discovery says what a document holds and what a query means.
export { createPostgresSearch, SEARCH_POOL_OPTIONS } from './postgres-search.js';
export { RebuildAlreadyRunning } from './postgres-rebuild.js';
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
