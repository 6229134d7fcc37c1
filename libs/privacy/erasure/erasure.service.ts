import { Injectable } from '@nestjs/common';
import { ClosingService, ReauthenticationService } from '#identity';
import { type Actor, Forbidden, NotFound, requireAccount } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { ErasureAsked } from './erasure.events.js';
import { ErasureRepository } from './erasure.repository.js';
import type { ErasureChoice, ErasurePreview } from './erasure.js';

/** Asking for one's account to be deleted: said with figures before, proved once more, and not to be taken back. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reauthentication: ReauthenticationService,
    private readonly closing: ClosingService,
    private readonly erasures: ErasureRepository,
  ) {}

  preview(accountId: string): Promise<ErasurePreview> {
    return this.erasures.preview(accountId, this.clock.now());
  }

  /** From a session, never from a program. When it answers, nothing opens the account any more. */
  async ask(actor: Actor, wish: { currentPassword: string; choice: ErasureChoice }): Promise<void> {
    const accountId = requireAccount(actor);
    if (actor.credential !== 'session') throw new Forbidden();
    await this.reauthentication.prove(actor, wish.currentPassword);
    await this.database.transaction(async (tx) => {
      if (!(await this.closing.close(tx, accountId))) throw new NotFound();
      await this.erasures.record(tx, accountId, wish.choice);
      await tx.emit(new ErasureAsked(accountId), { key: `erasure ${accountId}` });
      tx.record({
        actorId: accountId,
        verb: 'account.close',
        subjectType: 'account',
        subjectId: accountId,
        note: wish.choice,
      });
    });
  }
}
