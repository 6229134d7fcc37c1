// Remixes: the journeys of adapting: taking up a resource, recognising one that comes back, its family tree, updates
// from the source, proposals to an author, comparison. Does not own the sources of a draft, their licences and credits:
// publishing checks them, so they are the resources'.
export { WordMarkType } from './comparison/comparison.type.js';
export type { Relative } from './family/family.js';
export { RelativeType } from './family/family.type.js';
export { FingerprintService } from './recognition/fingerprint.service.js';
export { RecognitionService } from './recognition/recognition.service.js';
export type { PieceDecision } from './proposal/proposal-answer.js';
export { ProposalCopyService } from './proposal/proposal-copy.service.js';
export { ProposalDecisionService } from './proposal/proposal-decision.service.js';
export { ProposalRepository } from './proposal/proposal.repository.js';
export { ProposalService } from './proposal/proposal.service.js';
export type { Proposal } from './proposal/proposal.js';
export { ProposedChangesService } from './proposal/proposed-changes.service.js';
export { RemixService } from './adaptation/remix.service.js';
export { RemixesModule } from './remixes.module.js';
export type { UpdatePiece } from './update/update-piece.js';
