import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, NotFound, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { CredentialRepository } from './credential.repository.js';

/** Ending sessions: one's own, one elsewhere, all the others. `SignInService` opens them. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialRepository,
  ) {}

  async signOut(actor: Actor): Promise<void> {
    if (actor.credential !== 'session' || actor.accountId === null || actor.credentialId === null) return;
    const { accountId, credentialId } = actor;
    await this.database.transaction((tx) =>
      this.credentials.endSessions(tx, accountId, { id: credentialId }),
    );
  }

  async endSession(actor: Actor, id: string): Promise<void> {
    const accountId = requireAccount(actor);
    await this.database.transaction(async (tx) => {
      if ((await this.credentials.endSessions(tx, accountId, { id })) === 0) throw new NotFound();
      tx.record({ actorId: accountId, verb: 'session.end', subjectType: 'session', subjectId: id });
    });
  }

  /** All but the one that asks: a program, which has none, may not. */
  async endOtherSessions(actor: Actor): Promise<void> {
    const accountId = requireAccount(actor);
    if (actor.credential !== 'session') throw new Forbidden();
    await this.database.transaction(async (tx) => {
      await this.credentials.endSessions(tx, accountId, { allBut: actor.credentialId });
      tx.record({
        actorId: accountId,
        verb: 'session.endOthers',
        subjectType: 'account',
        subjectId: accountId,
      });
    });
  }
}
