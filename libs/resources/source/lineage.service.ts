import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '#licensing';
import type { Transaction } from '#platform/database';
import { SiteOrigins } from '#platform/http';
import type { Resource } from '../resource/resource.js';
import { SourceRepository } from './source.repository.js';
import type { NamedSource } from './source.js';
import type { Version } from '../version/version.js';
import { WorkRepository } from './work.repository.js';
import { worksOf } from './work.js';

/** Where a version comes from: its sources are frozen with it, and its credit names all of them, down to the roots. */
@Injectable()
export class LineageService {
  constructor(
    private readonly sources: SourceRepository,
    private readonly works: WorkRepository,
    private readonly origins: SiteOrigins,
  ) {}

  /** By version: title, authors, licence, changes, and the same of everything that it comes from. */
  async worksOf(versionIds: readonly string[]): Promise<Map<string, Work>> {
    const rows = await this.works.withAncestors(versionIds);
    return worksOf(rows, ({ slug, number }) => `${this.origins.pages}/r/${slug}/v/${number}`);
  }

  async workOf(versionId: string): Promise<Work> {
    const work = (await this.worksOf([versionId])).get(versionId);
    if (!work) throw new Error(`A version without its work: ${versionId}`);
    return work;
  }

  async sourcesOfDraft(tx: Transaction, draftId: string): Promise<NamedSource[]> {
    return this.sources.ofDraft(tx, draftId);
  }

  async sourcesOfVersion(tx: Transaction, versionId: string): Promise<NamedSource[]> {
    return this.sources.ofVersion(tx, versionId);
  }

  /** The sources under the version, with why and what it changes; a first adaptation joins its source's family. */
  async freeze(
    tx: Transaction,
    sources: readonly NamedSource[],
    { version, resource }: { version: Version; resource: Resource },
  ): Promise<void> {
    const said = {
      reasons: version.fields.adaptationReasons ?? [],
      whatChanged: version.fields.adaptationChanges ?? null,
    };
    await this.sources.save(
      tx,
      sources.map((source) => source.frozen(randomUUID(), version.id, said)),
    );
    const first = sources.find(({ sourceVersionId }) => sourceVersionId !== null);
    if (first && resource.latestVersion === 1) resource.familyId = first.familyId;
  }

  /** The sources of a version, under the working copy of the next one. */
  async thaw(tx: Transaction, versionId: string, draftId: string): Promise<void> {
    const sources = await this.sources.ofVersion(tx, versionId);
    await this.sources.save(
      tx,
      sources.map((source) => source.thawed(randomUUID(), draftId)),
    );
  }
}
