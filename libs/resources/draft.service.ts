import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { findLicence } from '#licensing';
import { type Actor, NotFound, requireAccount, visitor } from '#platform/authorization';
import { SETTINGS, type Settings } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { DepositRepository } from './deposit.repository.js';
import { checkedFields } from './draft-fields.js';
import { Draft, type DraftFields } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import { foundIn } from './found-values.js';
import { likelyRole, Part, type PartRole } from './part.js';
import {
  DraftOpen,
  ItemIncomplete,
  LicenceUnknownHere,
  ResourceTooLarge,
  TooManyFiles,
  UploadRefused,
  UploadUnknown,
} from './resource.errors.js';
import { resourcePolicy } from './resource.policy.js';
import { ResourceRepository } from './resource.repository.js';
import { Resource } from './resource.js';
import type { Upload } from './upload.js';

const mostFiles = 60;

/** The working copy: always savable, its authors' only. */
@Injectable()
export class DraftService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly drafts: DraftRepository,
    private readonly deposits: DepositRepository,
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

  /** Joins an accepted deposit, and fills what the author has not typed from what the file says. */
  async attachFile(actor: Actor, id: string, uploadId: string, role: PartRole | null): Promise<Draft> {
    return this.change(actor, id, async (tx, draft, now) => {
      const upload = await this.usable(tx, actor, uploadId);
      const sha256 = upload.blobSha256 ?? '';
      await this.join(tx, draft, { sha256, filename: upload.filename, role });
      upload.state = 'attached';
      upload.resourceId = draft.resourceId;
      await this.deposits.saveUpload(tx, upload);
      draft.prefill(foundIn(await this.deposits.textIn(tx, sha256), upload.filename), now);
    });
  }

  /** Adds accepted bytes to a draft; the first file is the main one. Throws a refusal beyond 60 files or the resource's weight. */
  async join(
    tx: Transaction,
    draft: Draft,
    file: { sha256: string; filename: string; role: PartRole | null },
  ): Promise<void> {
    const blob = await this.deposits.blobIn(tx, file.sha256);
    const parts = await this.drafts.parts(tx, draft.id);
    const files = parts.filter((part) => part.kind === 'file');
    if (files.length >= mostFiles) throw new TooManyFiles();
    if ((await this.drafts.weight(tx, draft.id)) + Number(blob.size) > this.settings.maxResourceBytes)
      throw new ResourceTooLarge();
    await this.drafts.savePart(
      tx,
      Part.of(
        'file',
        { draftId: draft.id },
        {
          id: randomUUID(),
          position: nextPosition(parts),
          name: freeName(file.filename, files),
          blobSha256: file.sha256,
          role: file.role ?? likelyRole(blob.format),
          main: files.length === 0,
        },
      ),
    );
  }

  async updateFile(
    actor: Actor,
    id: string,
    fileId: string,
    wish: { role?: PartRole | null; main?: boolean | null; licence?: string | null },
  ): Promise<Draft> {
    return this.changeFiles(actor, id, fileId, (files, file) => {
      if (wish.role) file.role = wish.role;
      if (wish.licence !== undefined) file.licenceId = wish.licence ? knownLicence(wish.licence) : null;
      if (wish.main) for (const each of files) each.main = each === file;
    });
  }

  async moveFile(actor: Actor, id: string, fileId: string, direction: 'UP' | 'DOWN'): Promise<Draft> {
    return this.changeFiles(actor, id, fileId, (files, file) => {
      const at = files.indexOf(file);
      const other = files[direction === 'UP' ? at - 1 : at + 1];
      if (other) [file.position, other.position] = [other.position, file.position];
    });
  }

  async removeFile(actor: Actor, id: string, fileId: string): Promise<Draft> {
    return this.change(actor, id, async (tx, draft, now) => {
      const files = (await this.drafts.parts(tx, draft.id)).filter((part) => part.kind === 'file');
      const file = files.find((each) => each.id === fileId);
      if (!file) throw new NotFound();
      await this.drafts.removePart(tx, draft.id, file.id);
      const heir = files.find((each) => each !== file);
      if (file.main && heir) await this.drafts.savePart(tx, Object.assign(heir, { main: true }));
      draft.touch(now);
    });
  }

  async dismissRefusedFile(actor: Actor, id: string, uploadId: string): Promise<Draft> {
    return this.change(actor, id, async (tx, draft) =>
      this.drafts.dismissUpload(tx, draft.resourceId, uploadId),
    );
  }

  /** Somebody else's picture, poem or extract inside the resource: credited with its own licence. */
  async declareItem(
    actor: Actor,
    id: string,
    item: {
      title: string;
      author: string;
      sourceUrl?: string | null;
      licence: string;
      lastUpdate?: string | null;
    },
  ): Promise<Draft> {
    if (!item.title.trim()) throw ItemIncomplete('title');
    if (!item.author.trim()) throw ItemIncomplete('author');
    return this.change(actor, id, async (tx, draft, now) => {
      const parts = await this.drafts.parts(tx, draft.id);
      await this.drafts.savePart(
        tx,
        Part.of(
          'third_party',
          { draftId: draft.id },
          {
            id: randomUUID(),
            position: nextPosition(parts),
            title: item.title.trim(),
            author: item.author.trim(),
            url: checkedFields({ linkUrl: item.sourceUrl }, 'sourceUrl').linkUrl ?? null,
            licenceId: knownLicence(item.licence),
            lastUpdate: item.lastUpdate ?? null,
          },
        ),
      );
      draft.touch(now);
    });
  }

  async removeItem(actor: Actor, id: string, itemId: string): Promise<Draft> {
    return this.change(actor, id, async (tx, draft, now) => {
      await this.drafts.removePart(tx, draft.id, itemId);
      draft.touch(now);
    });
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
   * not exist.
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
    return { draft, resource: access.resource };
  }

  private async change(
    actor: Actor,
    id: string,
    act: (tx: Transaction, draft: Draft, now: Date) => Promise<void>,
  ): Promise<Draft> {
    return this.database.transaction(async (tx) => {
      const { draft } = await this.lock(tx, actor, id, 'update');
      await act(tx, draft, tx.now);
      return this.drafts.save(tx, draft);
    });
  }

  private async changeFiles(
    actor: Actor,
    id: string,
    fileId: string,
    act: (files: Part[], file: Part) => void,
  ): Promise<Draft> {
    return this.change(actor, id, async (tx, draft, now) => {
      const files = (await this.drafts.parts(tx, draft.id)).filter((part) => part.kind === 'file');
      const file = files.find((each) => each.id === fileId);
      if (!file) throw new NotFound();
      act(files, file);
      for (const each of files) await this.drafts.savePart(tx, each);
      draft.touch(now);
    });
  }

  private async usable(tx: Transaction, actor: Actor, uploadId: string): Promise<Upload> {
    const upload = await this.deposits.lockUpload(tx, uploadId);
    if (!upload || upload.accountId !== actor.accountId) throw new UploadUnknown();
    if (upload.state === 'refused') throw new UploadRefused();
    return upload;
  }
}

const nextPosition = (parts: readonly Part[]): number =>
  Math.max(-1, ...parts.map((part) => part.position)) + 1;

/** Two files of one resource never share a name: a ZIP would lose one. */
function freeName(wanted: string, files: readonly Part[]): string {
  const taken = new Set(files.map((file) => file.name.toLowerCase()));
  const [, stem = wanted, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(wanted) ?? [];
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${stem} (${n})${extension}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function knownLicence(id: string): string {
  if (!findLicence(id)) throw new LicenceUnknownHere();
  return id;
}

/** Seven signs without those that are mistaken for each other on paper: 35 bits. */
function newShortCode(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return [...randomBytes(7)].map((byte) => alphabet[byte % 32]).join('');
}
