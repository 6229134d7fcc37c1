import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { checkedFields } from '../draft/draft-fields.js';
import { Draft } from '../draft/draft.js';
import { DraftRepository } from '../draft/draft.repository.js';
import { FreezingService } from '../draft/freezing.service.js';
import { LineageService } from '../source/lineage.service.js';
import type { Resource } from '../resource/resource.js';
import { isOwnPart, thawed } from './version-content.js';
import { VersionRepository } from './version.repository.js';
import { VersionService } from './version.service.js';

/** What follows a first version: a working copy filled with it, or its title put right. */
@Injectable()
export class NextVersionService {
  constructor(
    private readonly database: Database,
    private readonly published: VersionService,
    private readonly drafts: DraftRepository,
    private readonly versions: VersionRepository,
    private readonly freezing: FreezingService,
    private readonly lineage: LineageService,
  ) {}

  /** Opens the working copy of the next version, filled with the newest one; returns the one already open. */
  async startVersion(actor: Actor, resourceId: string): Promise<Draft> {
    return this.database.transaction(async (tx) =>
      this.openNext(tx, await this.published.lock(tx, actor, resourceId, 'update')),
    );
  }

  /**
   * A typo in the title: the newest version once more under the right title, marked minor so that nobody is notified.
   * A working copy that is open stays open, unfinished as it is.
   */
  async correctTitle(actor: Actor, id: string, typed: string): Promise<Resource> {
    const { title } = checkedFields({ title: typed });
    return this.database.transaction(async (tx) => {
      const resource = await this.published.lock(tx, actor, id, 'update');
      const newest = await this.published.getNewest(resource);
      const parts = await this.versions.parts(tx, newest.id);
      const draft = Draft.begin(
        { id: randomUUID(), resourceId: resource.id },
        { ...thawed(newest, parts), title },
        tx.now,
      );
      const published = await this.freezing.issue(
        tx,
        {
          draft,
          parts: parts.filter(isOwnPart),
          files: await this.drafts.namedFiles(tx, parts),
          sources: await this.lineage.sourcesOfVersion(tx, newest.id),
          resource,
          credits: await this.freezing.creditsOf(tx, draft, requireAccount(actor)),
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

  /** `startVersion` in the transaction of a caller who locked the resource and authorised. */
  async openNext(tx: Transaction, resource: Resource): Promise<Draft> {
    const open = await this.drafts.findOfResource(tx, resource.id);
    if (open) return open;
    const newest = await this.published.getNewest(resource);
    const parts = await this.versions.parts(tx, newest.id);
    const draft = await this.drafts.save(
      tx,
      Draft.begin({ id: randomUUID(), resourceId: resource.id }, thawed(newest, parts), tx.now),
    );
    for (const part of parts.filter(isOwnPart))
      await this.drafts.savePart(tx, part.copied(randomUUID(), draft.id));
    await this.lineage.thaw(tx, newest.id, draft.id);
    return draft;
  }
}
