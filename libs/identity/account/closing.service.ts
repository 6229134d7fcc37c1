import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { Agent } from '../person/agent.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { AccountRepository } from './account.repository.js';
import type { Account } from './account.js';

/** What a closed account is called where its acts stay: nobody. */
const closedName = 'Compte fermé';

/** The end of an account: first no way in any more, then nothing of whose it was. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
  ) {}

  /** At once: no session, token, link, device or issuer opens it, on any process. Null when it is closed already. */
  async close(tx: Transaction, accountId: string): Promise<Account | null> {
    const account = await this.accounts.lock(tx, accountId);
    if (!account || account.state === 'closed') return null;
    account.close(tx.now);
    await this.credentials.endSessions(tx, accountId, { allBut: null });
    await this.credentials.revokeAllTokens(tx, accountId);
    await this.credentials.useLinks(tx, accountId);
    await this.credentials.closeOtherWays(tx, accountId);
    return this.accounts.save(tx, account);
  }

  /** The same in a transaction of its own. */
  async closeNow(accountId: string): Promise<void> {
    await this.database.transaction((tx) => this.close(tx, accountId));
  }

  /**
   * What she did for others stays an act of the account, which is nobody's from now on: its agent is a new one without
   * a face. The agent that is credited loses its profile, and its name too unless
   * `keepsName`. False when it was done before.
   */
  async forget(
    tx: Transaction,
    accountId: string,
    { keepsName, anonymous }: { keepsName: boolean; anonymous: string },
  ): Promise<boolean> {
    const account = await this.accounts.lock(tx, accountId);
    if (!account || account.isForgotten) return false;
    const credited = await this.accounts.lockAgent(tx, account.agentId);
    credited.loseFace();
    if (!keepsName) credited.rename(anonymous, `anonyme-${randomUUID().slice(0, 13)}`);
    await this.accounts.saveAgent(tx, credited);
    const id = randomUUID();
    const nobody = Agent.named(id, closedName, `compte-ferme-${id.slice(0, 13)}`, tx.now);
    await this.accounts.saveAgent(tx, nobody);
    account.forget(nobody.id);
    await this.accounts.save(tx, account);
    return true;
  }

  /** Whether nothing says any more whose it was. */
  async isForgotten(accountId: string): Promise<boolean> {
    const account = await this.accounts.find(accountId);
    return account === null || account.isForgotten;
  }
}
