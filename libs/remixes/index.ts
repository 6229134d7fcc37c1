// Remixes: the journeys of adapting: taking up a resource, recognising one that comes back, its family tree, updates
// from the source, proposals to an author, comparison. Does not own the sources of a draft, their licences and credits:
// publishing checks them, so they are the resources'.
export { WordMarkType } from './comparison.type.js';
export { FingerprintService } from './fingerprint.service.js';
export { RecognitionService } from './recognition.service.js';
export type { PieceDecision } from './proposal-answer.js';
export { ProposalCopyService } from './proposal-copy.service.js';
export { ProposalDecisionService } from './proposal-decision.service.js';
export { ProposalRepository } from './proposal.repository.js';
export { ProposalService } from './proposal.service.js';
export type { Proposal } from './proposal.js';
export { ProposedChangesService } from './proposed-changes.service.js';
export { RemixService } from './remix.service.js';
export { RemixesModule } from './remixes.module.js';
export type { UpdatePiece } from './update-piece.js';
