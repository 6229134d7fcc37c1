// Discovery: what the search index holds of a resource, searching with facets and ways out, the rows of the home page,
// what a person is credited for, what is near a resource and what comes after it. Owns how a question is understood and how answers are shown. Does not own how text is
// found and ordered (platform/search-engine), nor what may be seen: `resources` has the last word on every answer.
export { type Aisle, levelAisle, subjectAisle } from './aisle.js';
export { AisleType } from './aisle.type.js';
export { DiscoveryModule } from './discovery.module.js';
export { chosenIn, type ChosenFilters, everyFilter, valueLabel } from './facet.js';
export { Indexer } from './resource.indexer.js';
export { SearchDocumentsService } from './search-documents.service.js';
export { SimilarRepository } from './similar/similar.repository.js';
export { SimilarService } from './similar/similar.service.js';
export { ResourceFilter } from './search.input.js';
export { SearchService } from './search.service.js';
export { AppliedFilterType } from './search.type.js';
export { buildSearchQuery, type SearchFacet, type SearchRequest } from './query.js';
