import { Injectable } from '@nestjs/common';
import { SiteOrigins } from '#platform/http';
import type { CreditedVersion } from './file-credit.js';
import { ResourceRepository } from './resource.repository.js';
import type { Resource } from './resource.js';
import { VersionRepository } from './version.repository.js';
import type { Version } from './version.js';
import { workOf } from './work.js';

/** The credits of a version where there is no page: its ZIP and its files say the same. */
@Injectable()
export class CreditService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly origins: SiteOrigins,
  ) {}

  async ofVersion(id: string): Promise<CreditedVersion | null> {
    const version = (await this.versions.byIds([id])).get(id);
    const resource = version && (await this.resources.byIds([version.resourceId])).get(version.resourceId);
    return version && resource ? this.of(resource, version) : null;
  }

  async of(resource: Resource, version: Version): Promise<CreditedVersion> {
    const ids = [version.id];
    const [files, parts, credits] = await Promise.all([
      this.versions.files(ids),
      this.versions.otherParts(ids),
      this.versions.credits(ids),
    ]);
    return {
      version,
      work: workOf(version, credits.get(version.id) ?? [], versionAddress(this.origins, resource, version)),
      files: files.get(version.id) ?? [],
      parts: parts.get(version.id) ?? [],
    };
  }
}

/** The page of this very version, whatever comes after it. */
export const versionAddress = (
  { pages }: Pick<SiteOrigins, 'pages'>,
  resource: Pick<Resource, 'id' | 'slug'>,
  version: Pick<Version, 'number'>,
): string => `${pages}/r/${resource.slug ?? resource.id}/v/${version.number}`;
