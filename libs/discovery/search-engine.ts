/** Injection token of the search engine: PostgreSQL's here, another behind the same port. */
export const SEARCH_ENGINE = Symbol('search engine');
