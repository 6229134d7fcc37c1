import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MandateRole, NotFound } from '#platform/authorization';
import { Database } from '#platform/database';
import { AccountRepository } from './account.repository.js';
import { Mandate } from './mandate.js';

/** Mandates as the command line gives them: whoever runs it owns the installation, hence no actor. */
@Injectable()
export class MandateService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
  ) {}

  async grant(email: string, role: MandateRole, endsAt: Date | null): Promise<Mandate> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lockByEmail(tx, email);
      if (!account) throw new NotFound();
      const live = (await tx.manager.findBy(Mandate, { accountId: account.id, role })).find((each) =>
        each.isLive(tx.now),
      );
      if (live) return live;
      const mandate = Mandate.grant(
        randomUUID(),
        { accountId: account.id, role, grantedBy: null, endsAt },
        tx.now,
      );
      tx.record({
        actorId: null,
        verb: 'mandate.grant',
        subjectType: 'mandate',
        subjectId: mandate.id,
        note: role,
      });
      return tx.manager.save(mandate);
    });
  }

  /** Ends the live mandates of this role; returns how many. */
  async revoke(email: string, role: MandateRole): Promise<number> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lockByEmail(tx, email);
      if (!account) throw new NotFound();
      const live = (await tx.manager.findBy(Mandate, { accountId: account.id, role })).filter((each) =>
        each.isLive(tx.now),
      );
      for (const mandate of live) {
        mandate.revokedAt = tx.now;
        tx.record({
          actorId: null,
          verb: 'mandate.revoke',
          subjectType: 'mandate',
          subjectId: mandate.id,
          note: role,
        });
      }
      await tx.manager.save(live);
      return live.length;
    });
  }

  async list(): Promise<{ email: string; role: MandateRole; startsAt: Date; endsAt: Date | null }[]> {
    return this.database.rows(
      'mandates-live',
      `select account.email::text, role, starts_at as "startsAt", ends_at as "endsAt" from mandate join account on account.id = account_id
       where revoked_at is null and (ends_at is null or ends_at > now()) order by role, account.email`,
    );
  }
}
