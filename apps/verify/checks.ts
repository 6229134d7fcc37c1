import { auditChain } from './audit-chain.js';
import { counts } from './counts.js';
import { derivedFiles } from './derived-files.js';
import type { Check } from './evidence.js';
import { objects } from './objects.js';
import { parents } from './parents.js';
import { publishedVersions } from './published-versions.js';
import { searchIndex } from './search-index.js';
import { sequences } from './sequences.js';
import { versionFiles } from './version-files.js';

/** The invariants of the product, in order. */
export const checks: readonly Check[] = [
  publishedVersions,
  versionFiles,
  objects,
  searchIndex,
  sequences,
  derivedFiles,
  counts,
  auditChain,
  parents,
];
