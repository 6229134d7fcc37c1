import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { cleanFilename, lacksOpenTwin } from '#inspection';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { DepositRepository } from './deposit.repository.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { PartRole } from '../draft/part.js';
import { FileAccepted } from '../resource/resource.events.js';
import { Upload } from './upload.js';

const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** A file that the store already holds is linked, not sent again: when the caller could read its bytes anyway. */
@Injectable()
export class KnownFileService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftService,
    private readonly parts: DraftPartsService,
    private readonly repository: DepositRepository,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /**
   * Joins the known bytes to the draft; false when they must be sent. A hash is no proof of having a file: what others
   * keep to themselves is unknown here, as if it were nowhere.
   */
  async link(
    actor: Actor,
    draftId: string,
    file: { sha256: string; filename: string; role: PartRole | null },
  ): Promise<boolean> {
    const accountId = requireAccount(actor);
    const { resourceId } = await this.drafts.getChangeable(actor, draftId);
    const size = await this.sizeForHer(accountId, file);
    // Alone, a proprietary file is refused by the door that examines it, with the way out.
    if (size === null || !(await this.mayJoin(resourceId, file))) return false;
    const upload = await this.database.transaction(async (tx) => {
      const ids = { id: randomUUID(), accountId, resourceId: null };
      const { name } = cleanFilename(file.filename);
      const linked = Upload.begin({ ...ids, filename: name, size }, tx.now);
      linked.conclude({ sha256: file.sha256, size, filename: name, reason: 'known', message: '' });
      tx.record({ actorId: accountId, verb: 'upload.link', subjectType: 'upload', subjectId: linked.id });
      // A cleaned twin was never deposited itself: what was read in its original is what it says.
      await this.repository.shareText(tx, file.sha256);
      await tx.emit(new FileAccepted(file.sha256), {
        key: `file.accepted:${file.sha256}`,
        queue: 'previews',
      });
      return this.repository.saveUpload(tx, linked);
    });
    await this.parts.attachFile(actor, draftId, upload.id, file.role);
    return true;
  }

  private async mayJoin(
    resourceId: string,
    { sha256, filename }: { sha256: string; filename: string },
  ): Promise<boolean> {
    const file = { name: cleanFilename(filename).name, format: await this.repository.formatOf(sha256) };
    return !lacksOpenTwin(file, await this.repository.filesOfDraft(resourceId));
  }

  /** Under another kind of name the same bytes would be judged anew, so they are not known. */
  private async sizeForHer(
    accountId: string,
    { sha256, filename }: { sha256: string; filename: string },
  ): Promise<number | null> {
    if (!isSha256(sha256)) return null;
    const names = await this.repository.namesWithinReach(accountId, sha256);
    const { extension, generated } = cleanFilename(filename);
    if (generated || !names.some((name) => cleanFilename(name).extension === extension)) return null;
    return (await this.storage.stat(sha256))?.size ?? null;
  }
}
