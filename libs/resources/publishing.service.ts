import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { alignBlocks, renderMarkdown } from '#documents';
import { slugify } from '#identity';
import { attribution } from '#licensing';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { checkedFields } from './draft-fields.js';
import { Draft, type DraftFields } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { FindingService } from './finding.service.js';
import { Part } from './part.js';
import { DraftIncomplete, ReasonMissing } from './resource.errors.js';
import { resourcePolicy } from './resource.policy.js';
import { ResourceRepository } from './resource.repository.js';
import type { Resource } from './resource.js';
import { contentHash, contentOf, frozenParts, isOwnPart, snapshot, thawed } from './version-content.js';
import { VersionRepository } from './version.repository.js';
import { Version } from './version.js';
import { workOf } from './work.js';

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
interface Source {
  readonly draft: Draft;
  readonly parts: readonly Part[];
  readonly files: Parameters<Draft['problems']>[0]['files'];
  readonly resource: Resource;
  readonly credits: readonly Credit[];
  readonly by: string | null;
}

/** Publishing, the next version, withdrawing. One transaction writes everything; only then is it « publié ». */
@Injectable()
export class PublishingService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly drafts: DraftRepository,
    private readonly draftService: DraftService,
    private readonly versions: VersionRepository,
    private readonly findings: FindingService,
  ) {}

  async publish(
    actor: Actor,
    draftId: string,
    publication: Publication & { revision?: number | null },
  ): Promise<Resource> {
    // Who may not publish it sets no reading to work either.
    await this.draftService.getChangeable(actor, draftId);
    await this.findings.checkFiles(draftId);
    const resource = await this.database.transaction(async (tx) => {
      const { draft, resource } = await this.draftService.lock(tx, actor, draftId, 'update');
      if (publication.revision != null) draft.change(publication.revision, {}, tx.now);
      const { unanswered, unchecked } = await this.findings.inDraft(tx, draft);
      const problems = [...unanswered, ...unchecked];
      if (problems.length > 0) throw new DraftIncomplete(problems);
      const credits = await this.credits(tx, actor, resource);
      return this.freeze(
        tx,
        { draft, resource, credits, by: actor.accountId },
        {
          ...publication,
          whatChanged: publication.whatChanged?.trim() || draft.fields.whatChanged?.trim() || null,
        },
      );
    });
    crashPoint('publish.committed');
    return resource;
  }

  /** Freezes a locked draft into the next version, inside the caller's transaction. */
  async freeze(
    tx: Transaction,
    from: { draft: Draft; resource: Resource; credits: readonly Credit[]; by: string | null },
    publication: Publication,
  ): Promise<Resource> {
    const content = await this.drafts.content(tx, from.draft.id);
    const resource = await this.issue(tx, { ...from, ...content }, publication);
    await this.drafts.delete(tx, from.draft);
    return resource;
  }

  private async issue(tx: Transaction, from: Source, publication: Publication): Promise<Resource> {
    const { draft, parts, files, resource, credits, by } = from;
    const problems = draft.problems(contentOf(draft.fields, { parts, files }));
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
      frozen.map(contentHash),
      { by, at: tx.now, ...publication },
    );
    await this.write(tx, version, frozen, credits);
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

  /** Opens the working copy of the next version, filled with the newest one; returns the one already open. */
  async startVersion(actor: Actor, resourceId: string): Promise<Draft> {
    return this.database.transaction((tx) => this.openNext(tx, actor, resourceId));
  }

  /**
   * A typo in the title: the newest version once more under the right title, marked minor so that nobody is notified.
   * A working copy that is open stays open, unfinished as it is.
   */
  async correctTitle(actor: Actor, id: string, typed: string): Promise<Resource> {
    const { title } = checkedFields({ title: typed });
    return this.database.transaction(async (tx) => {
      const { resource } = await this.lockForAction(tx, actor, id, 'update');
      const newest = await this.newestOf(resource);
      const parts = await this.versions.parts(tx, newest.id);
      const draft = Draft.begin(
        { id: randomUUID(), resourceId: resource.id },
        { ...thawed(newest, parts), title },
        tx.now,
      );
      const published = await this.issue(
        tx,
        {
          draft,
          parts: parts.filter(isOwnPart),
          files: await this.drafts.namedFiles(tx, parts),
          resource,
          credits: await this.credits(tx, actor, resource),
          by: actor.accountId,
        },
        { whatChanged: 'Titre corrigé.', minor: true },
      );
      await this.carryTitle(tx, resource.id, { from: newest.title, to: title ?? '' });
      return published;
    });
  }

  /** An open working copy that still has the wrong title would bring it back. */
  private async carryTitle(
    tx: Transaction,
    resourceId: string,
    title: { from: string; to: string },
  ): Promise<void> {
    const open = await this.drafts.findOfResource(tx, resourceId);
    if (open?.fields.title !== title.from) return;
    open.change(open.revision, { title: title.to }, tx.now);
    await this.drafts.save(tx, open);
  }

  /** The author's: content goes at once, the address stays with the reason and the credit. */
  async withdraw(
    actor: Actor,
    id: string,
    wish: { category: string; reason: string; replacement?: string | null },
  ): Promise<Resource> {
    if (!wish.reason.trim()) throw new ReasonMissing();
    const replacement = wish.replacement
      ? await this.resources.findByAddress(lastSegment(wish.replacement))
      : null;
    return this.database.transaction(async (tx) => {
      const { resource } = await this.lockForAction(tx, actor, id, 'withdraw');
      const newest = await this.newestOf(resource);
      const credits = await this.versions.creditsIn(tx, resource.id);
      const event = resource.withdraw(tx.now);
      await this.resources.saveTombstone(tx, {
        resourceId: resource.id,
        category: wish.category,
        reason: wish.reason.trim(),
        title: newest.title,
        withdrawnAt: tx.now,
        replacementId: replacement?.isReadable ? replacement.id : null,
        credit: attribution(workOf(newest, credits)).text,
      });
      await tx.emit(event);
      tx.record({
        actorId: actor.accountId,
        verb: 'resource.withdraw',
        subjectType: 'resource',
        subjectId: resource.id,
        note: wish.category,
      });
      return this.resources.save(tx, resource);
    });
  }

  private async openNext(tx: Transaction, actor: Actor, resourceId: string): Promise<Draft> {
    const { resource } = await this.lockForAction(tx, actor, resourceId, 'update');
    const open = await this.drafts.findOfResource(tx, resource.id);
    if (open) return open;
    const newest = await this.newestOf(resource);
    const parts = await this.versions.parts(tx, newest.id);
    const draft = await this.drafts.save(
      tx,
      Draft.begin({ id: randomUUID(), resourceId: resource.id }, thawed(newest, parts), tx.now),
    );
    for (const part of parts.filter(isOwnPart))
      await this.drafts.savePart(
        tx,
        Object.assign(new Part(), part, { id: randomUUID(), draftId: draft.id, versionId: null }),
      );
    return draft;
  }

  /** The caller holds the resource's lock: no newer one can appear meanwhile. */
  private async newestOf(resource: Resource): Promise<Version> {
    const newest = (await this.versions.latestOf([resource.id])).get(resource.id);
    if (!newest) throw new NotFound();
    return newest;
  }

  private async lockForAction(tx: Transaction, actor: Actor, id: string, action: 'update' | 'withdraw') {
    const found = await this.resources.findByAddress(id);
    const access = found ? await this.resources.lock(tx, actor, found.id) : null;
    if (!access) throw new NotFound();
    resourcePolicy.authorize(actor, action, access);
    return access;
  }

  /** Credits are carried from version to version; a first version is credited to whoever publishes it. */
  private async credits(tx: Transaction, actor: Actor, resource: Resource): Promise<Credit[]> {
    const carried = await this.versions.creditsIn(tx, resource.id);
    return carried.length > 0 ? carried : this.versions.authorCredit(tx, requireAccount(actor));
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

/** Authors paste a whole address as readily as its last words. */
const lastSegment = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .pop() ?? '';
