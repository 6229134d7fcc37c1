import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { formatOf, lacksOpenTwin, type NamedFile } from '#inspection';
import { findLicence } from '#licensing';
import { type Actor, NotFound } from '#platform/authorization';
import { SETTINGS, type Settings } from '#platform/config';
import type { Transaction } from '#platform/database';
import { DepositRepository } from '../deposit/deposit.repository.js';
import { checkedText, webAddress } from './draft-fields.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import type { Draft } from './draft.js';
import { foundIn } from '../finding/found-values.js';
import { likelyRole, Part, type PartRole } from './part.js';
import {
  ItemIncomplete,
  LicenceUnknownHere,
  OpenTwinMissing,
  ResourceTooLarge,
  TooManyFiles,
  UploadRefused,
  UploadUnknown,
} from '../resource/resource.errors.js';
import { BorrowedLicence } from '../source/source.errors.js';
import type { Upload } from '../deposit/upload.js';

const mostFiles = 60;
/** Characters of what names a borrowed item. */
const longest = 2000;

/** What a draft is made of beside its fields: its files in order, and what it borrows from others. */
@Injectable()
export class DraftPartsService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly drafts: DraftService,
    private readonly repository: DraftRepository,
    private readonly deposits: DepositRepository,
  ) {}

  /** Joins an accepted deposit, and fills what the author has not typed from what the file says. */
  async attachFile(actor: Actor, id: string, uploadId: string, role: PartRole | null): Promise<Draft> {
    return this.drafts.change(actor, id, async (tx, draft, now) => {
      const upload = await this.usable(tx, actor, uploadId);
      const sha256 = upload.blobSha256 ?? '';
      const file = { name: upload.filename, format: (await this.deposits.blobIn(tx, sha256)).format };
      await this.requireTwin(tx, draft, file);
      const part = await this.join(tx, draft, { sha256, filename: upload.filename, role });
      upload.state = 'attached';
      upload.resourceId = draft.resourceId;
      await this.deposits.saveUpload(tx, upload);
      const text = await this.deposits.textIn(tx, sha256);
      // A picture beside a lesson speaks of itself: its title and its licence are not the lesson's.
      const found = part.main || !isPicture(file.format) ? foundIn(text, upload.filename) : [];
      draft.prefill(found, now);
    });
  }

  /** A program may attach to any draft what was accepted beside its twin elsewhere. */
  private async requireTwin(tx: Transaction, draft: Draft, file: NamedFile): Promise<void> {
    if (lacksOpenTwin(file, await this.deposits.filesOfDraft(draft.resourceId, tx)))
      throw new OpenTwinMissing(file, 'uploadId');
  }

  /** Adds accepted bytes to a draft; the first file is the main one. Throws a refusal beyond 60 files or the resource's weight. */
  async join(
    tx: Transaction,
    draft: Draft,
    file: { sha256: string; filename: string; role: PartRole | null },
  ): Promise<Part> {
    const blob = await this.deposits.blobIn(tx, file.sha256);
    const parts = await this.repository.parts(tx, draft.id);
    const files = filesAmong(parts);
    if (files.length >= mostFiles) throw new TooManyFiles();
    if ((await this.repository.weight(tx, draft.id)) + Number(blob.size) > this.settings.maxResourceBytes)
      throw new ResourceTooLarge();
    return this.repository.savePart(
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

  /** Puts accepted bytes in the place of a file of the draft, which keeps its rank and its role. */
  async replaceFile(
    tx: Transaction,
    draft: Draft,
    fileId: string,
    file: { sha256: string; filename: string },
  ): Promise<Part> {
    const { file: before } = await this.fileOf(tx, draft, fileId);
    await this.repository.removePart(tx, draft.id, before.id);
    const part = await this.join(tx, draft, { ...file, role: before.role });
    const { position, main } = before;
    return this.repository.savePart(tx, Object.assign(part, { position, main }));
  }

  /** Takes a file out of a draft; the next one becomes the main one in its stead. */
  async dropFile(tx: Transaction, draft: Draft, fileId: string): Promise<void> {
    const { files, file } = await this.fileOf(tx, draft, fileId);
    await this.repository.removePart(tx, draft.id, file.id);
    const heir = files.find((each) => each !== file);
    if (file.main && heir) await this.repository.savePart(tx, Object.assign(heir, { main: true }));
  }

  async updateFile(
    actor: Actor,
    id: string,
    fileId: string,
    wish: { role?: PartRole | null; main?: boolean | null; licence?: string | null },
  ): Promise<Draft> {
    return this.changeFiles(actor, id, fileId, (files, file) => {
      if (wish.role) file.role = wish.role;
      if (wish.licence !== undefined) changeLicence(file, wish.licence);
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
    return this.drafts.change(actor, id, async (tx, draft, now) => {
      await this.dropFile(tx, draft, fileId);
      draft.touch(now);
    });
  }

  async dismissRefusedFile(actor: Actor, id: string, uploadId: string): Promise<Draft> {
    return this.drafts.change(actor, id, async (tx, draft) =>
      this.repository.dismissUpload(tx, draft.resourceId, uploadId),
    );
  }

  /** Somebody else's picture, poem or extract inside the resource: credited with its own licence. */
  async declarePart(
    actor: Actor,
    id: string,
    item: {
      title: string;
      author: string;
      sourceUrl?: string | null;
      licence: string;
      lastUpdate?: string | null;
      reworked?: boolean | null;
    },
  ): Promise<Draft> {
    const title = checkedText(item.title, 'title', longest);
    const author = checkedText(item.author, 'author', longest);
    if (!title) throw ItemIncomplete('title');
    if (!author) throw ItemIncomplete('author');
    const address = checkedText(item.sourceUrl, 'sourceUrl', longest);
    return this.drafts.change(actor, id, async (tx, draft, now) => {
      const parts = await this.repository.parts(tx, draft.id);
      await this.repository.savePart(
        tx,
        Part.of(
          'third_party',
          { draftId: draft.id },
          {
            id: randomUUID(),
            position: nextPosition(parts),
            title,
            author,
            url: address ? webAddress(address, 'sourceUrl') : null,
            licenceId: knownLicence(item.licence),
            lastUpdate: item.lastUpdate ?? null,
            reworked: item.reworked ?? false,
          },
        ),
      );
      draft.touch(now);
    });
  }

  async removeItem(actor: Actor, id: string, itemId: string): Promise<Draft> {
    return this.drafts.change(actor, id, async (tx, draft, now) => {
      await this.repository.removePart(tx, draft.id, itemId);
      draft.touch(now);
    });
  }

  private async changeFiles(
    actor: Actor,
    id: string,
    fileId: string,
    act: (files: Part[], file: Part) => void,
  ): Promise<Draft> {
    return this.drafts.change(actor, id, async (tx, draft, now) => {
      const { files, file } = await this.fileOf(tx, draft, fileId);
      act(files, file);
      for (const each of files) await this.repository.savePart(tx, each);
      draft.touch(now);
    });
  }

  /** One file of the draft among all of them, in order; throws `NotFound`. */
  private async fileOf(
    tx: Transaction,
    draft: Draft,
    fileId: string,
  ): Promise<{ files: Part[]; file: Part }> {
    const files = filesAmong(await this.repository.parts(tx, draft.id));
    const file = files.find((each) => each.id === fileId);
    if (!file) throw new NotFound();
    return { files, file };
  }

  private async usable(tx: Transaction, actor: Actor, uploadId: string): Promise<Upload> {
    const upload = await this.deposits.lockUpload(tx, uploadId);
    if (!upload || upload.accountId !== actor.accountId) throw new UploadUnknown();
    if (upload.state === 'refused') throw new UploadRefused();
    // Still on its way: there is nothing to join yet.
    if (upload.blobSha256 === null) throw new UploadUnknown();
    return upload;
  }
}

const isPicture = (format: string | null): boolean => formatOf(format ?? '')?.category === 'image';

const filesAmong = (parts: readonly Part[]): Part[] => parts.filter((part) => part.kind === 'file');

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

/** A file taken up keeps the licence that it came with: a copy is never published under another one (CC BY 4.0 §2(a)(5)). */
function changeLicence(file: Part, wished: string | null): void {
  if (file.fromVersionId === null) file.licenceId = wished ? knownLicence(wished) : null;
  else if (wished && wished !== file.licenceId) throw new BorrowedLicence();
}

function knownLicence(id: string): string {
  if (!findLicence(id)) throw new LicenceUnknownHere();
  return id;
}
