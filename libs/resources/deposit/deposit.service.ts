import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { DepositRepository } from './deposit.repository.js';
import type { IncomingFile } from './incoming-file.js';
import { type Intake, IntakeService } from './intake.service.js';
import { Upload } from './upload.js';

/** A person deposits a file: what became of it is kept for her, refusals with their reason included. */
@Injectable()
export class DepositService {
  constructor(
    private readonly database: Database,
    private readonly intake: IntakeService,
    private readonly deposits: DepositRepository,
  ) {}

  /** @param resourceId the resource whose draft it is for; null when a program deposits first and attaches later */
  async receive(actor: Actor, file: IncomingFile, resourceId: string | null): Promise<Upload> {
    const accountId = requireAccount(actor);
    if (resourceId && !(await this.deposits.mayDepositFor(accountId, resourceId))) throw new NotFound();
    const taken = await this.intake.take(await this.withNeighbours(file, accountId, resourceId));
    return this.database.transaction(async (tx) => {
      const ids = { id: randomUUID(), accountId, resourceId };
      return this.conclude(tx, Upload.begin({ ...ids, filename: taken.filename, size: 0 }, tx.now), taken);
    });
  }

  /** The bytes of an upload begun before are all there. Saying it twice is harmless: the second time changes nothing. */
  async receiveBegun(actor: Actor, file: IncomingFile, uploadId: string): Promise<Upload> {
    const accountId = requireAccount(actor);
    const begun = await this.deposits.findUpload(uploadId);
    const taken = await this.intake.take(
      await this.withNeighbours(file, accountId, begun?.resourceId ?? null),
    );
    return this.database.transaction(async (tx) => {
      const upload = await this.deposits.lockUpload(tx, uploadId);
      if (upload?.accountId !== accountId) throw new NotFound();
      return upload.state === 'staged' ? this.conclude(tx, upload, taken) : upload;
    });
  }

  /** A program that deposits first and attaches later has its twins among what it deposited itself. */
  private async withNeighbours(
    file: IncomingFile,
    accountId: string,
    resourceId: string | null,
  ): Promise<IncomingFile> {
    const beside = resourceId
      ? await this.deposits.filesOfDraft(resourceId)
      : await this.deposits.filesDepositedBy(accountId);
    return { ...file, beside };
  }

  private async conclude(tx: Transaction, upload: Upload, taken: Intake): Promise<Upload> {
    upload.conclude(taken);
    tx.record({
      actorId: upload.accountId,
      verb: `upload.${upload.state}`,
      subjectType: 'upload',
      subjectId: upload.id,
      note: taken.reason,
    });
    return this.deposits.saveUpload(tx, upload);
  }
}
