import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { AccountRepository } from './account.repository.js';
import type { Account } from './account.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';

/** Suspending an account and giving it back, as the command line does: whoever runs it owns the installation, hence no actor. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
  ) {}

  /** Acts at the next request of any process: every credential is read from the database each time. */
  async suspend(email: string): Promise<void> {
    await this.change(email, 'account.suspend', async (account, tx) => {
      account.suspend();
      await this.credentials.useLinks(tx, account.id);
      await this.credentials.endSessions(tx, account.id, { allBut: null });
      await this.credentials.revokeAllTokens(tx, account.id);
    });
  }

  async restore(email: string): Promise<void> {
    await this.change(email, 'account.restore', async (account) => account.restore());
  }

  private async change(
    email: string,
    verb: string,
    work: (account: Account, tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.lockByEmail(tx, email);
      if (!account) throw new NotFound();
      await work(account, tx);
      await this.accounts.save(tx, account);
      tx.record({ actorId: null, verb, subjectType: 'account', subjectId: account.id });
    });
  }
}
