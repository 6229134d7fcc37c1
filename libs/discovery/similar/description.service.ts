import { Injectable } from '@nestjs/common';
import { ResourceRepository, type Version, VersionRepository } from '#resources';
import { CatalogueRepository } from '../catalogue.repository.js';
import type { Description } from './profile.repository.js';
import { seriesPlace } from './series.js';
import { termsOf } from './terms.js';

/** As much text of one resource as its terms are taken from, in UTF-16 units: beyond, a book repeats itself. */
const LONGEST_TEXT = 100_000;

/** Reads what resources say of themselves, and what they say. */
@Injectable()
export class DescriptionService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly catalogue: CatalogueRepository,
  ) {}

  /** One for each of these resources that anybody may read. */
  async of(ids: readonly string[]): Promise<Description[]> {
    const resources = await this.resources.visibleInOrder(ids);
    const newest = await this.versions.latestOf(resources.map(({ id }) => id));
    const versionIds = [...newest.values()].map(({ id }) => id);
    const [files, written] = await Promise.all([
      this.versions.files(versionIds),
      this.catalogue.writtenTexts(versionIds, LONGEST_TEXT),
    ]);
    const shas = [...files.values()].flat().map(({ sha256 }) => sha256);
    const read = await this.catalogue.fileTexts(shas, LONGEST_TEXT);
    return resources.flatMap(({ id }) => {
      const version = newest.get(id);
      if (!version) return [];
      const texts = [
        written.get(version.id),
        ...(files.get(version.id) ?? []).map(({ sha256 }) => read.get(sha256)),
      ];
      const credits = version.credits.filter(({ creditWithdrawn }) => !creditWithdrawn);
      return {
        ...described(
          version,
          texts.flatMap((text) => text ?? []),
        ),
        agentIds: credits.map(({ agentId }) => agentId),
      };
    });
  }
}

function described(version: Version, texts: readonly string[]): Omit<Description, 'agentIds'> {
  const { resourceId, number, title, summary, fields, levels, subjects } = version;
  const words = {
    title,
    summary,
    keywords: fields.keywords ?? [],
    objectives: fields.objectives ?? '',
    prerequisites: fields.prerequisites ?? '',
    texts: within(texts, LONGEST_TEXT),
  };
  return {
    resourceId,
    versionNumber: number,
    levels,
    subjects,
    ...termsOf(words),
    series: seriesPlace({ title, subjects, levels }),
  };
}

/** The first texts, as far as they hold in so many characters together. */
function within(texts: readonly string[], most: number): string[] {
  let left = most;
  return texts.flatMap((text) => {
    const taken = text.slice(0, left);
    left -= taken.length;
    return taken === '' ? [] : taken;
  });
}
