import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { alignBlocks, renderMarkdown } from '#documents';
import { AccountRepository, slugify } from '#identity';
import { attribution, findLicence, isPublishable } from '#licensing';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { Draft, type DraftFields } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { Part } from './part.js';
import { DraftIncomplete, ReasonMissing } from './resource.errors.js';
import { resourcePolicy } from './resource.policy.js';
import { ResourceRepository } from './resource.repository.js';
import type { Resource } from './resource.js';
import { VersionRepository } from './version.repository.js';
import { type LicenceSnapshot, Version } from './version.js';

export interface Publication {
  readonly whatChanged: string | null;
  readonly minor: boolean;
}

export interface Credit {
  readonly agentId: string;
  readonly name: string;
  readonly role: string;
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
    private readonly accounts: AccountRepository,
  ) {}

  async publish(
    actor: Actor,
    draftId: string,
    publication: Publication & { revision?: number | null },
  ): Promise<Resource> {
    const resource = await this.database.transaction(async (tx) => {
      const { draft, resource } = await this.draftService.lock(tx, actor, draftId, 'update');
      if (publication.revision) draft.change(publication.revision, {}, tx.now);
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
    const { draft, resource, credits, by } = from;
    const parts = await this.drafts.parts(tx, draft.id);
    const problems = draft.problems(contentOf(draft.fields, parts));
    if (problems.length > 0) throw new DraftIncomplete(problems);
    crashPoint('publish.validated');
    const slug =
      resource.slug ??
      (await this.resources.freeSlug(
        tx,
        slugify(draft.fields.title ?? '') || 'ressource',
        resource.shortCode,
      ));
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
    const owned = frozen.map((part) => part.frozen(randomUUID(), version.id));
    const previousBlocks = await this.versions.latestBlocks(tx, resource.id);
    await this.versions.save(tx, version, owned);
    await this.versions.saveCredits(tx, version.id, credits);
    await this.saveTextBlocks(tx, owned, previousBlocks);
    await this.resources.save(tx, resource);
    await this.drafts.delete(tx, draft);
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

  /** Opens the working copy of the next version, filled with the newest one; returns the one already open. */
  async startVersion(actor: Actor, resourceId: string): Promise<Draft> {
    return this.database.transaction((tx) => this.openNext(tx, actor, resourceId));
  }

  /** A typo in the title: a new version in one step, marked minor so that nobody is notified. */
  async correctTitle(actor: Actor, resourceId: string, title: string): Promise<Resource> {
    return this.database.transaction(async (tx) => {
      const draft = await this.openNext(tx, actor, resourceId);
      const { resource } = await this.draftService.lock(tx, actor, draft.id, 'update');
      draft.change(draft.revision, { title }, tx.now);
      const credits = await this.credits(tx, actor, resource);
      return this.freeze(
        tx,
        { draft, resource, credits, by: actor.accountId },
        { whatChanged: 'Titre corrigé.', minor: true },
      );
    });
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
      const [newest] = (await this.versions.allOf([resource.id])).get(resource.id) ?? [];
      const credits = await this.versions.creditsIn(tx, resource.id);
      const event = resource.withdraw(tx.now);
      await this.resources.saveTombstone(tx, {
        resourceId: resource.id,
        category: wish.category,
        reason: wish.reason.trim(),
        title: newest?.title ?? '',
        withdrawnAt: tx.now,
        replacementId: replacement?.isReadable ? replacement.id : null,
        credit: newest
          ? attribution({
              title: newest.title,
              authors: credits.map((credit) => credit.name),
              licence: newest.licenceId,
            }).text
          : '',
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
    const [newest] = (await this.versions.allOf([resource.id])).get(resource.id) ?? [];
    if (!newest) throw new NotFound();
    const parts = await tx.manager.find(Part, {
      where: { versionId: newest.id },
      order: { position: 'ASC' },
    });
    const draft = await this.drafts.save(
      tx,
      Draft.begin({ id: randomUUID(), resourceId }, thawed(newest, parts), tx.now),
    );
    for (const part of parts.filter((each) => each.kind === 'file' || each.kind === 'third_party'))
      await this.drafts.savePart(
        tx,
        Object.assign(new Part(), part, { id: randomUUID(), draftId: draft.id, versionId: null }),
      );
    return draft;
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
    if (carried.length > 0) return carried;
    const agents = await this.accounts.agentsOfAccounts([requireAccount(actor)]);
    return [...agents.values()].map((agent) => ({
      agentId: agent.id,
      name: agent.publicName,
      role: 'author',
    }));
  }

  private async saveTextBlocks(
    tx: Transaction,
    parts: readonly Part[],
    previous: Awaited<ReturnType<VersionRepository['latestBlocks']>>,
  ): Promise<void> {
    for (const part of parts.filter((each) => each.kind === 'text')) {
      const { blocks } = await renderMarkdown(part.content ?? '', { resolveImage: () => null });
      await this.versions.saveBlocks(tx, part.id, alignBlocks(previous as never, blocks));
    }
  }
}

function contentOf(fields: DraftFields, parts: readonly Part[]) {
  const licence = fields.licence ? findLicence(fields.licence) : null;
  return {
    files: parts.filter((part) => part.kind === 'file').length,
    itemsClosed: parts.some((part) => part.licenceId !== null && !isPublishable(part.licenceId)),
    licencePublishable: licence !== null && isPublishable(licence.id),
  };
}

function frozenParts(fields: DraftFields, parts: readonly Part[]): Part[] {
  const next = parts.length;
  const text = fields.text?.trim()
    ? [Part.of('text', { draftId: '' }, { id: '', position: next, content: fields.text })]
    : [];
  const link = fields.linkUrl
    ? [Part.of('link', { draftId: '' }, { id: '', position: next + 1, url: fields.linkUrl })]
    : [];
  return [...parts, ...text, ...link];
}

function thawed(version: Version, parts: readonly Part[]): DraftFields {
  return {
    ...version.fields,
    title: version.title,
    summary: version.summary,
    language: version.language,
    levels: version.levels,
    subjects: version.subjects,
    types: version.types,
    licence: version.licenceId,
    licenceAnnounced: version.licenceAnnounced,
    text: parts.find((part) => part.kind === 'text')?.content ?? null,
    linkUrl: parts.find((part) => part.kind === 'link')?.url ?? null,
    rightsAnswers: { ai: version.fields.ai },
  };
}

function snapshot(fields: DraftFields): LicenceSnapshot {
  const licence = findLicence(fields.licence ?? '');
  return {
    id: licence?.id ?? '',
    uri: licence?.uri ?? null,
    version: licence?.version ?? null,
    announced: fields.licenceAnnounced ?? null,
  };
}

const contentHash = (part: Part): string =>
  JSON.stringify([
    part.kind,
    part.name,
    part.role,
    part.main,
    part.blobSha256,
    part.content,
    part.url,
    part.title,
    part.author,
    part.licenceId,
  ]);

/** Authors paste a whole address as readily as its last words. */
const lastSegment = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .pop() ?? '';
