import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { alignBlocks, renderMarkdown } from '#documents';
import { slugify } from '#identity';
import { crashPoint } from '#platform/config';
import type { Transaction } from '#platform/database';
import type { Draft, DraftFields } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import { LineageService } from '../source/lineage.service.js';
import type { Part } from './part.js';
import { DraftIncomplete } from '../resource/resource.errors.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import type { Resource } from '../resource/resource.js';
import type { NamedSource } from '../source/source.js';
import { contentHash, contentOf, frozenParts, snapshot, sourceHash } from '../version/version-content.js';
import { VersionRepository } from '../version/version.repository.js';
import { Version } from '../version/version.js';

export interface Publication {
  readonly whatChanged: string | null;
  readonly minor: boolean;
}

export interface Credit {
  readonly agentId: string;
  readonly name: string;
  readonly role: string;
  /** Asked not to be named any more; carried to the next versions. */
  readonly creditWithdrawn?: boolean;
}

/** A draft with all that its version is made of. */
export interface Material {
  readonly draft: Draft;
  readonly parts: readonly Part[];
  readonly files: Parameters<Draft['problems']>[0]['files'];
  readonly sources: readonly NamedSource[];
  readonly resource: Resource;
  readonly credits: readonly Credit[];
  readonly by: string | null;
}

/**
 * A draft becomes a version: every path to « publié » ends here, so that none leads past what publishing checks. One
 * transaction, the caller's, writes everything.
 */
@Injectable()
export class FreezingService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly drafts: DraftRepository,
    private readonly versions: VersionRepository,
    private readonly lineage: LineageService,
  ) {}

  /** Freezes a locked draft into the next version, inside the caller's transaction. */
  async freeze(
    tx: Transaction,
    from: { draft: Draft; resource: Resource; credits: readonly Credit[]; by: string | null },
    publication: Publication,
  ): Promise<Resource> {
    const content = await this.drafts.content(tx, from.draft.id);
    const sources = await this.lineage.sourcesOfDraft(tx, from.draft.id);
    const resource = await this.issue(tx, { ...from, ...content, sources }, publication);
    await this.drafts.delete(tx, from.draft);
    return resource;
  }

  /** The next version, of all that it is made of; throws everything that stands between the draft and its publication. */
  async issue(tx: Transaction, from: Material, publication: Publication): Promise<Resource> {
    const { draft, parts, sources, resource, credits, by } = from;
    const problems = draft.problems(contentOf(draft.fields, from));
    if (problems.length > 0) throw new DraftIncomplete(problems);
    crashPoint('publish.validated');
    const slug = resource.slug ?? (await this.slugFor(tx, resource, draft.fields));
    const event = resource.publish(slug, tx.now);
    const frozen = frozenParts(draft.fields, parts);
    const version = Version.freeze(
      {
        id: randomUUID(),
        resourceId: resource.id,
        number: resource.latestVersion,
        fields: draft.fields,
        licence: snapshot(draft.fields),
      },
      [...frozen.map(contentHash), ...sources.map(sourceHash)],
      { by, at: tx.now, ...publication },
    );
    await this.write(tx, version, frozen, credits);
    await this.lineage.freeze(tx, sources, { version, resource });
    await this.resources.save(tx, resource);
    await tx.emit(event);
    tx.record({
      actorId: by,
      verb: 'resource.publish',
      subjectType: 'resource',
      subjectId: resource.id,
      after: version.metadataHash,
    });
    crashPoint('publish.inTx');
    return resource;
  }

  private async slugFor(tx: Transaction, resource: Resource, fields: DraftFields): Promise<string> {
    return this.resources.freeSlug(tx, slugify(fields.title ?? '') || 'ressource', resource.shortCode);
  }

  /** The version's rows; its text's blocks keep the ids that the version before gave them. */
  private async write(
    tx: Transaction,
    version: Version,
    parts: readonly Part[],
    credits: readonly Credit[],
  ): Promise<void> {
    const owned = parts.map((part) => part.frozen(randomUUID(), version.id));
    const previousBlocks = await this.versions.latestBlocks(tx, version.resourceId);
    await this.versions.save(tx, version, owned);
    await this.versions.saveCredits(tx, version.id, credits);
    await this.saveTextBlocks(tx, owned, previousBlocks);
  }

  /** Carried from version to version, with who joined since and whose changes are in the draft; else whoever publishes it. */
  async creditsOf(tx: Transaction, draft: Draft, accountId: string): Promise<Credit[]> {
    const credits = await this.versions.creditsOfDraft(tx, draft);
    return credits.length > 0 ? credits : this.versions.authorCredit(tx, accountId);
  }

  private async saveTextBlocks(
    tx: Transaction,
    parts: readonly Part[],
    previous: Awaited<ReturnType<VersionRepository['latestBlocks']>>,
  ): Promise<void> {
    for (const part of parts.filter((each) => each.kind === 'text')) {
      const { blocks } = renderMarkdown(part.content ?? '', { resolveImage: () => null });
      await this.versions.saveBlocks(tx, part.id, alignBlocks(previous as never, blocks));
    }
  }
}
