import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount, visitor } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { checkedFields } from './draft-fields.js';
import { Draft, type DraftFields } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import { DraftOpen } from '../resource/resource.errors.js';
import { resourcePolicy } from '../resource/resource.policy.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import { Resource } from '../resource/resource.js';

/** The working copy: always savable, its authors' only. */
@Injectable()
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly drafts: DraftRepository,
  ) {}

  async create(actor: Actor, fields: DraftFields): Promise<Draft> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { draft, resource } = await this.begin(tx, fields, accountId);
      tx.record({
        actorId: accountId,
        verb: 'draft.create',
        subjectType: 'resource',
        subjectId: resource.id,
      });
      return draft;
    });
  }

  /** A new resource with its working copy, in the caller's transaction; `authorId` is null for an import. */
  async begin(
    tx: Transaction,
    fields: DraftFields,
    authorId: string | null,
  ): Promise<{ draft: Draft; resource: Resource }> {
    const resource = await this.resources.save(tx, Resource.begin(randomUUID(), newShortCode(), tx.now));
    if (authorId) await this.resources.addMember(tx, resource.id, authorId, 'author');
    const draft = Draft.begin({ id: randomUUID(), resourceId: resource.id }, checkedFields(fields), tx.now);
    return { draft: await this.drafts.save(tx, draft), resource };
  }

  /** The next working copy of an imported resource; throws `DraftOpen` when its author is preparing a version. */
  async beginNext(
    tx: Transaction,
    fields: DraftFields,
    resourceId: string,
  ): Promise<{ draft: Draft; resource: Resource }> {
    const access = await this.resources.lock(tx, visitor, resourceId);
    if (!access) throw new NotFound();
    if (await this.drafts.findOfResource(tx, resourceId)) throw new DraftOpen();
    const draft = Draft.begin({ id: randomUUID(), resourceId }, checkedFields(fields), tx.now);
    return { draft: await this.drafts.save(tx, draft), resource: access.resource };
  }

  /** Saves what was given; throws `DraftChanged` when another tab saved since this one read. */
  async update(actor: Actor, id: string, revision: number, changes: DraftFields): Promise<Draft> {
    return this.change(actor, id, async (_tx, draft, now) =>
      draft.change(revision, checkedFields(changes), now),
    );
  }

  /** Deletes the working copy; a resource never published goes with it. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { draft, resource } = await this.lock(tx, actor, id, 'deleteDraft');
      await this.drafts.delete(tx, draft);
      if (resource.lifecycle === 'draft') await this.resources.deleteUnpublished(tx, resource.id);
      tx.record({
        actorId: actor.accountId,
        verb: 'draft.delete',
        subjectType: 'resource',
        subjectId: resource.id,
      });
    });
  }

  /**
   * Locks the resource, then its draft (everywhere in this order), and authorises; what the actor may not see does
   * not exist, and what lies before others does not change.
   */
  async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: 'update' | 'deleteDraft',
  ): Promise<{ draft: Draft; resource: Resource }> {
    const resourceId = await this.drafts.findResourceId(tx, id);
    const access = resourceId ? await this.resources.lock(tx, actor, resourceId) : null;
    const draft = await this.drafts.lock(tx, id);
    if (!draft || !access || !resourcePolicy.can(actor, 'readDraft', access)) throw new NotFound();
    resourcePolicy.authorize(actor, action, access);
    draft.requireFree();
    return { draft, resource: access.resource };
  }

  /** The draft, when the actor may change it now; throws `NotFound` or `Forbidden`. */
  async getChangeable(actor: Actor, id: string): Promise<Draft> {
    return this.database.transaction(async (tx) => (await this.lock(tx, actor, id, 'update')).draft);
  }

  /** One change of a draft that the actor may change, under its locks. */
  async change(
    actor: Actor,
    id: string,
    act: (tx: Transaction, draft: Draft, now: Date) => Promise<void>,
  ): Promise<Draft> {
    const changed = await this.database.transaction(async (tx) => {
      const { draft } = await this.lock(tx, actor, id, 'update');
      await act(tx, draft, tx.now);
      const saved = await this.drafts.save(tx, draft);
      crashPoint('draft.save');
      return saved;
    });
    crashPoint('draft.saved');
    return changed;
  }
}

/** Seven signs without those that are mistaken for each other on paper: 35 bits. */
function newShortCode(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return [...randomBytes(7)].map((byte) => alphabet[byte % 32]).join('');
}
