import { Injectable } from '@nestjs/common';
import { ClosingService } from '#identity';
import { Database } from '#platform/database';
import { ResourceCreditsChanged } from '#resources';
import { PersonRowsRepository } from '../rows/person-rows.repository.js';
import { personRows } from '../rows/person-rows.js';
import { CreditsRepository } from './credits.repository.js';
import { AccountErased } from './erasure.events.js';
import { anonymousName, type Erasure } from './erasure.js';

/** The name in credits, the rows of the list, and at last the account itself. */
@Injectable()
export class TracesErasing {
  constructor(
    private readonly database: Database,
    private readonly credits: CreditsRepository,
    private readonly rows: PersonRowsRepository,
    private readonly closing: ClosingService,
  ) {}

  /** The licence asks for an attribution, which stays; the name goes unless she keeps it. */
  async renameCredits(erasure: Erasure): Promise<void> {
    if (erasure.choice === 'keep') return;
    await this.database.transaction(async (tx) => {
      for (const id of await this.credits.rename(tx, erasure))
        await tx.emit(new ResourceCreditsChanged(id), { key: `credits-changed ${id}` });
    });
  }

  async eraseRows(erasure: Erasure): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const each of personRows) await this.rows.erase(tx, each, erasure);
    });
  }

  /** The last step: afterwards nobody finds whose account it was. The mail leaves with it, once; never with a replay. */
  async forgetAccount(erasure: Erasure, { tells }: { tells: boolean }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const isDone = await this.closing.forget(tx, erasure.accountId, {
        keepsName: erasure.choice === 'keep' && erasure.isCredited,
        anonymous: anonymousName,
      });
      // Two at once come here; one of them tells.
      if (!isDone) return;
      tx.record({
        actorId: null,
        verb: 'account.erase',
        subjectType: 'account',
        subjectId: erasure.accountId,
        note: erasure.choice,
      });
      if (tells) await tx.emit(new AccountErased(erasure.email));
    });
  }
}
