import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { cleanFilename } from '#inspection';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { SETTINGS, type Settings } from '#platform/config';
import { Database } from '#platform/database';
import { DepositRepository } from './deposit.repository.js';
import { DepositService } from './deposit.service.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { IncomingFile } from './incoming-file.js';
import type { PartRole } from '../draft/part.js';
import { FileTooLarge, ResourceTooLarge, TooManyFiles, TooManyUploads } from '../resource/resource.errors.js';
import { Upload } from './upload.js';

/** One file on its way to one draft. */
export interface UploadPlace {
  readonly draftId: string;
  readonly uploadId: string;
}

const mostFiles = 60;
/** Begun and not ended, of one account: pages send two at once, and what a cut leaves behind waits a day. */
const mostBegun = 60;

/** A file that comes in pieces: announced, sent as often as the network allows, then taken in like any other. */
@Injectable()
export class ResumableUploadService {
  private readonly finishing = new Map<string, Promise<Upload>>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly drafts: DraftService,
    private readonly deposits: DepositService,
    private readonly parts: DraftPartsService,
    private readonly repository: DepositRepository,
  ) {}

  /** Announces a file before its first byte; refuses at once what the draft could not hold at the end. */
  async begin(actor: Actor, draftId: string, file: { filename: string; size: number }): Promise<Upload> {
    const accountId = requireAccount(actor);
    if (file.size > this.settings.maxFileBytes) throw new FileTooLarge();
    return this.database.transaction(async (tx) => {
      const { draft } = await this.drafts.lock(tx, actor, draftId, 'update');
      await tx.hold(`uploads of ${accountId}`);
      const load = await this.repository.load(tx, { draftId, resourceId: draft.resourceId, accountId });
      if (load.begun >= mostBegun) throw new TooManyUploads();
      if (load.files >= mostFiles) throw new TooManyFiles();
      if (load.bytes + file.size > this.settings.maxResourceBytes) throw new ResourceTooLarge();
      const filename = cleanFilename(file.filename).name;
      const ids = { id: randomUUID(), accountId, resourceId: draft.resourceId };
      return this.repository.saveUpload(tx, Upload.begin({ ...ids, filename, size: file.size }, tx.now));
    });
  }

  /**
   * Asked at every request: her own upload, for a draft that she may still change; throws `Unauthenticated`, `NotFound` or
   * `Forbidden`.
   */
  async get(actor: Actor, { draftId, uploadId }: UploadPlace): Promise<Upload> {
    const accountId = requireAccount(actor);
    const draft = await this.drafts.getChangeable(actor, draftId);
    const upload = await this.repository.findUpload(uploadId);
    if (upload?.accountId !== accountId || upload.resourceId !== draft.resourceId) throw new NotFound();
    return upload;
  }

  /**
   * Takes in what is whole, and joins it to the draft. May be asked again after any failure, also while the first is
   * at work.
   */
  async finish(
    actor: Actor,
    place: UploadPlace,
    arrived: { file: () => Promise<IncomingFile>; role: PartRole | null },
  ): Promise<Upload> {
    const running = this.finishing.get(place.uploadId);
    if (running) return running;
    const work = this.takeIn(actor, place, arrived).finally(() => this.finishing.delete(place.uploadId));
    this.finishing.set(place.uploadId, work);
    return work;
  }

  /** The author gives up, or a day has passed. What has been taken in stays. */
  async forget(uploadId: string): Promise<void> {
    await this.repository.forgetBegun(uploadId);
  }

  async listBegunBefore(date: Date): Promise<string[]> {
    return this.repository.listBegunBefore(date);
  }

  private async takeIn(
    actor: Actor,
    place: UploadPlace,
    { file, role }: Parameters<ResumableUploadService['finish']>[2],
  ): Promise<Upload> {
    const begun = await this.get(actor, place);
    const upload =
      begun.state === 'staged' ? await this.deposits.receiveBegun(actor, await file(), begun.id) : begun;
    if (upload.state === 'accepted') await this.parts.attachFile(actor, place.draftId, upload.id, role);
    return upload;
  }
}
