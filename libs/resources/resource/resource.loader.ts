import { Injectable } from '@nestjs/common';
import type { Work } from '#licensing';
import { batched, type GraphqlContext } from '#platform/graphql';
import { DraftRepository } from '../draft/draft.repository.js';
import { HoldingRepository } from '../version/holding.repository.js';
import { LineageService } from '../source/lineage.service.js';
import { PreviewRepository } from '../preview/preview.repository.js';
import { ResourceRepository } from './resource.repository.js';
import { VersionRepository } from '../version/version.repository.js';

type Ids = readonly string[];

/** One question a level, whatever the number of cards. */
@Injectable()
export class ResourceLoader {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly drafts: DraftRepository,
    private readonly previews: PreviewRepository,
    private readonly holdings: HoldingRepository,
    private readonly lineage: LineageService,
  ) {}

  readonly resource = batched((ids: Ids) => this.resources.byIds(ids));
  readonly role = batched((ids: Ids, context) => this.resources.rolesOf(context.actor, ids));
  readonly tombstone = batched((ids: Ids) => this.resources.tombstones(ids));
  readonly origin = batched((ids: Ids) => this.resources.origins(ids));
  readonly latest = batched((ids: Ids) => this.versions.latestOf(ids));
  readonly version = batched((ids: Ids) => this.versions.byIds(ids));
  readonly versionsOf = batched((ids: Ids) => this.versions.allOf(ids));
  /** By version: its files, its other parts and its sources. */
  readonly holding = batched((ids: Ids) => this.holdings.ofVersions(ids));
  readonly words = batched((shas: Ids) => this.versions.wordsOfFiles(shas));
  readonly derived = batched((shas: Ids) => this.previews.ofBlobs(shas));
  readonly draft = batched((ids: Ids) => this.drafts.ofResources(ids));
  /** By version: its credit, with all that it comes from. */
  readonly work = batched((ids: Ids) => this.lineage.worksOf(ids));

  /** The credits of these versions, by version. */
  async works(versionIds: Ids, context: GraphqlContext): Promise<Map<string, Work>> {
    const found = await Promise.all(
      versionIds.map(async (id) => [id, await this.work(context).load(id)] as const),
    );
    return new Map(found.flatMap(([id, work]) => (work ? [[id, work] as const] : [])));
  }
}
