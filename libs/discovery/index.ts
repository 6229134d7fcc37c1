// Discovery: what the search index holds of a resource, searching with facets and ways out, the rows of the home page,
// what a person is credited for, what is near a resource and what comes after it. Owns how a question is understood and how answers are shown. Does not own how text is
// found and ordered (platform/search-engine), nor what may be seen: `resources` has the last word on every answer.
export { DiscoveryModule } from './discovery.module.js';
export { Indexer } from './resource.indexer.js';
export { SearchDocumentsService } from './search-documents.service.js';
export { SimilarRepository } from './similar/similar.repository.js';
export { SimilarService } from './similar/similar.service.js';
export { buildSearchQuery, type SearchRequest } from './query.js';
