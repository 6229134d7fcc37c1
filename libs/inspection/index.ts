/**
 * Inspection: what a deposited file really is, whether it may be kept, what had to be cleaned, and what its author
 * reads about it. Owns the table of formats and the rules for hostile files; pure, without network or database.
 * It does not store files, make previews, or decide how they are served: nothing it accepts may run in our pages,
 * and safety also comes from the files host (sandbox, nosniff, attachment).
 */
export { cleanFilename } from './filename.js';
export { inspectFile } from './inspect-file.js';
export { inspectManifest, type InspectedRow, type ManifestRow } from './manifest.js';
export { formatOf, listFormats, type Format, type FormatVerdict } from './formats.js';
export { announcedAs, lacksOpenTwin, looksProprietary, type NamedFile, wayOut } from './open-twin.js';
export { messageFor } from './messages.js';
export {
  defaultLimits,
  type Inspection,
  type InspectionAction,
  type InspectionLimits,
  type InspectionRequest,
} from './inspection.js';
