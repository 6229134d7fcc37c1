import { Injectable } from '@nestjs/common';
import type { SearchDocument } from '#platform/search-engine';
import { ResourceRepository, VersionRepository } from '#resources';
import { LabelService } from '#reviews';
import { CatalogueRepository } from './catalogue.repository.js';
import { LONGEST_BODY, searchDocument } from './search-document.js';

/** Reads all that the index holds of a resource, from whoever knows it. */
@Injectable()
export class SearchDocumentsService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly labels: LabelService,
  ) {}

  /** One document for each of these resources that a visitor may read. */
  async of(ids: readonly string[]): Promise<SearchDocument[]> {
    const resources = await this.resources.visibleInOrder(ids);
    const newest = await this.versions.latestOf(resources.map(({ id }) => id));
    const versionIds = [...newest.values()].map(({ id }) => id);
    const [files, labels, written] = await Promise.all([
      this.versions.files(versionIds),
      this.labels.outcomes(versionIds),
      this.catalogue.writtenTexts(versionIds, LONGEST_BODY),
    ]);
    const shas = [...files.values()].flat().map(({ sha256 }) => sha256);
    const read = await this.catalogue.fileTexts(shas, LONGEST_BODY);
    return resources.flatMap((resource) => {
      const version = newest.get(resource.id);
      if (!version) return [];
      const own = files.get(version.id) ?? [];
      const texts = [written.get(version.id), ...own.map(({ sha256 }) => read.get(sha256))];
      return searchDocument({
        resource,
        version,
        credits: version.credits,
        files: own,
        label: labels.get(version.id) ?? null,
        texts: texts.filter((text) => text !== undefined),
      });
    });
  }
}
