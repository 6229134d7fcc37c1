import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { DepositRepository } from './deposit.repository.js';
import type { IncomingFile } from './incoming-file.js';
import { IntakeService } from './intake.service.js';
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
    const taken = await this.intake.take(file);
    return this.database.transaction(async (tx) => {
      const upload = Object.assign(new Upload(), {
        id: randomUUID(),
        accountId,
        resourceId,
        filename: taken.filename,
        state: taken.sha256 ? 'accepted' : 'refused',
        blobSha256: taken.sha256,
        size: String(taken.size),
        reason: taken.reason,
        message: taken.message,
        createdAt: tx.now,
      });
      tx.record({
        actorId: accountId,
        verb: `upload.${upload.state}`,
        subjectType: 'upload',
        subjectId: upload.id,
        note: taken.reason,
      });
      return this.deposits.saveUpload(tx, upload);
    });
  }
}
