// Resources: drafts, versions that never change, their parts and files, licences and credits at publication, previews,
// downloads, questions about rights. Owns what publishing itself must check. Does not own search, reports, imports,
// or the journeys of remixing and reviewing: they stand on this door.
export type { Draft, DraftFields } from './draft.js';
export { DerivedFileService } from './derived-file.service.js';
export { checkedFields } from './draft-fields.js';
export { DraftItemInput } from './draft.input.js';
export { DraftPartsService } from './draft-parts.service.js';
export { DraftRepository } from './draft.repository.js';
export { DraftService } from './draft.service.js';
export { DraftPayloadType, DraftType } from './draft.type.js';
export { FileType } from './file.type.js';
export { isFileRoute } from './file-address.js';
export { FileErrors } from './file-errors.filter.js';
export { IntakeService } from './intake.service.js';
export type { Part, PartRole } from './part.js';
export { type Credit, FreezingService } from './freezing.service.js';
export { DraftChanged } from './resource.errors.js';
export { NextVersionService } from './next-version.service.js';
export { PublishingService } from './publishing.service.js';
export { ProgramErrors } from './program-errors.filter.js';
export { ResourceLoader } from './resource.loader.js';
export { resourcePolicy, visibleToAll } from './resource.policy.js';
export { ResourceRepository } from './resource.repository.js';
export { ResourceType } from './resource.type.js';
export { Resource } from './resource.js';
export { ResourcesModule } from './resources.module.js';
export { SIGNING_SECRET } from './signing-secret.js';
export type { StoredFile } from './stored-file.js';
export { AdaptationNotAllowed } from './source.errors.js';
export { SourceService } from './source.service.js';
export { thawed } from './version-content.js';
export { VersionService } from './version.service.js';
export { VersionRepository } from './version.repository.js';
export { VersionType } from './version.type.js';
export { Version } from './version.js';
export { WithdrawalService } from './withdrawal.service.js';
