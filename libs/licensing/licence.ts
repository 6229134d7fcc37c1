import { LicenceUnknown } from './licensing.errors.js';
import { readTable } from './table.js';

/** How a licence may be chosen here; `never` is link only, `import` is kept as its author announced it. */
export type Publication =
  'recommended' | 'accepted' | 'warned' | 'discouraged' | 'code' | 'data' | 'import' | 'label' | 'never';

/** What a visitor may look for; see texts.fr.json for the words. */
export type PermissionId = 'copy' | 'adapt' | 'commercial' | 'share-alike-free';

export interface Licence {
  /** SPDX id, or `LicenseRef-…` where SPDX has none. */
  readonly id: string;
  readonly spdx: string | null;
  readonly family: string;
  readonly version: string | null;
  readonly jurisdiction: string | null;
  /** False when the author named the family and not the version (rule R26). */
  readonly versionStated: boolean;
  readonly short: string;
  readonly names: { readonly fr: string; readonly en: string };
  /** Canonical https address; null when there is none to give. */
  readonly uri: string | null;
  readonly otherUris: readonly string[];
  readonly elements: readonly string[];
  /** CC REL terms; `official` is false where the values are ours. */
  readonly terms: {
    readonly permits: readonly string[];
    readonly requires: readonly string[];
    readonly prohibits: readonly string[];
    readonly official: boolean;
  };
  readonly permissions: readonly PermissionId[];
  readonly copyleft: 'always' | 'derivative-database' | 'never';
  readonly nonCommercial: boolean;
  readonly noDerivatives: boolean;
  /** Free in the sense of freedomdefined.org. */
  readonly free: boolean;
  readonly publication: Publication;
  /** Duties of attribution, each with the article that sets it. */
  readonly duties: Readonly<Record<string, string | boolean>>;
  readonly databaseRights: string;
  readonly replacedBy: string | null;
  readonly legalReference: string | null;
  readonly conditions: readonly string[];
  readonly codes: {
    readonly moodle: {
      readonly shortname: string;
      readonly legacyShortname: string;
      readonly lossy: boolean;
    };
    readonly h5p: {
      readonly license: string;
      readonly licenseVersion?: string;
      readonly licenseExtras?: string;
    };
    readonly dataGouv: string | null;
    readonly amb: boolean | string;
  };
}

const table = readTable<{ offered: string[]; licences: Licence[] }>('licences.json');
const byId = new Map(table.licences.map((licence) => [licence.id, licence]));
const offered = table.offered.map(getLicence);

/** The licence with this id; throws LicenceUnknown. */
export function getLicence(id: string): Licence {
  const licence = byId.get(id);
  if (!licence) throw new LicenceUnknown(id);
  return licence;
}

/** The licence with this id, or null. */
export function findLicence(id: string): Licence | null {
  return byId.get(id) ?? null;
}

/** Every licence known, closed ones and labels included. */
export function listLicences(): readonly Licence[] {
  return table.licences;
}

/** Licences that an author may choose for new work, the most recommended first; read `publication` for warnings. */
export function offeredLicences(): readonly Licence[] {
  return offered;
}

/** Whether a resource may be published here under this licence, its author's own choice or as announced elsewhere. */
export function isPublishable(id: string): boolean {
  return getLicence(id).publication !== 'never';
}

/** What this licence permits, as facet values. An adaptation may still need a check (rule R26). */
export function licencePermissions(id: string): readonly PermissionId[] {
  return getLicence(id).permissions;
}
