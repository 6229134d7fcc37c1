// Collections: resources of anybody, gathered, ordered and annotated by curators; what one keeps for oneself; who works
// on a collection, who sees it, and its copies with their credit. An item refers to a resource and copies nothing. Calls
// for what is missing, what authors give to them, and how much there is of what is taught. Does not own the
// resources, their licences or their families.
export type { CallFields } from './call/call.js';
export { CallService } from './call/call.service.js';
export { CollectionsModule } from './collections.module.js';
export { CollectionAccessService } from './collection/collection-access.service.js';
export { shownToAll } from './collection/collection.policy.js';
export { CollectionPayloadType, SectionType } from './collection/collection.type.js';
export { CollectionRepository } from './collection/collection.repository.js';
export { CollectionService } from './collection/collection.service.js';
export { CollectionType } from './collection/collection.type.js';
export type { Collection } from './collection/collection.js';
export { ContributionService } from './call/contribution.service.js';
export { ItemOrderService } from './item/item-order.service.js';
export { ItemService } from './item/item.service.js';
export { type Section } from './item/section.js';
export { ItemProposalAnswerService } from './proposal/item-proposal-answer.service.js';
export { ItemProposalService } from './proposal/item-proposal.service.js';
export { SectionRepository } from './section/section.repository.js';
export { SectionSearchService } from './section/section-search.service.js';
