import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import type { VerifiedIdentity } from '#platform/single-sign-on';
import { findTerm } from '#vocabulary';
import { IdentityTaken, LastWayIn } from '../account/account.errors.js';
import { ExternalIdentityLinked, type SignUpRequested } from '../account/account.events.js';
import { AccountRepository } from '../account/account.repository.js';
import { AccountService } from '../account/account.service.js';
import type { Account } from '../account/account.js';
import { ExternalIdentity, type WaitingIdentity } from './external-identity.js';
import { ExternalIdentityRepository } from './external-identity.repository.js';
import { ReauthenticationService } from '../second-factor/reauthentication.service.js';

/** What an identity of an issuer opens: a new account, or one more way into one's own. Never somebody's by her e-mail. */
@Injectable()
export class ExternalIdentityService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly identities: ExternalIdentityRepository,
    private readonly account: AccountService,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /**
   * A first visit asks for an account whose address our own mail must confirm; the answer is the same when the address
   * is known. Until then the identity only waits: it opens the account if whoever has the mail signs in with it.
   */
  async register(identity: VerifiedIdentity, wish: { publicName: string; email: string }): Promise<void> {
    const isTaken = await this.database.transaction((tx) => this.isAnothers(tx, identity, null));
    if (isTaken) throw new IdentityTaken();
    const { issuer, subject, establishment, academie } = identity;
    await this.account.signUp(wish, { issuer, subject, establishment, academie });
  }

  /** What a sign-up leads to: an account that waits for its confirmation, with the identity that asked for it if one did. */
  async takeSignUp(request: Pick<SignUpRequested, 'email' | 'publicName' | 'identity'>): Promise<void> {
    const { identity } = request;
    await this.database.transaction(async (tx) => {
      const account = await this.account.takeSignUp(tx, request);
      if (!account || !identity) return;
      if (await this.isAnothers(tx, identity, account.id)) return; // it has opened another account since
      await this.attach(tx, account.id, identity);
      await this.placeIn(tx, account, identity.academie);
    });
  }

  /** Signed in here, and freshly there. Throws when the identity opens somebody's account already. */
  async link(actor: Actor, identity: VerifiedIdentity): Promise<void> {
    const accountId = requireAccount(actor);
    await this.database.transaction(async (tx) => {
      if (await this.isAnothers(tx, identity, accountId)) throw new IdentityTaken();
      await this.attach(tx, accountId, identity);
      await tx.emit(new ExternalIdentityLinked(accountId));
      tx.record({ actorId: accountId, verb: 'identity.link', subjectType: 'account', subjectId: accountId });
    });
  }

  async unlink(actor: Actor, id: string, proof: string): Promise<void> {
    const { id: accountId } = await this.reauthentication.prove(actor, proof);
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, accountId);
      const left = (await this.identities.list(accountId)).filter((each) => each.id !== id);
      if (!account?.passwordHash && left.length === 0) throw new LastWayIn();
      if (!(await this.identities.remove(tx, accountId, id))) throw new NotFound();
      tx.record({
        actorId: accountId,
        verb: 'identity.unlink',
        subjectType: 'account',
        subjectId: accountId,
      });
    });
  }

  /** Whether it opens an account other than this one. */
  private async isAnothers(
    tx: Transaction,
    identity: WaitingIdentity,
    accountId: string | null,
  ): Promise<boolean> {
    const held = await this.identities.lock(tx, identity);
    if (!held || held.accountId === accountId) return false;
    return (await this.accounts.lock(tx, held.accountId))?.state !== 'pending';
  }

  /** Where it was before, it opens nothing any more. */
  private async attach(tx: Transaction, accountId: string, identity: WaitingIdentity): Promise<void> {
    const held = await this.identities.lock(tx, identity);
    if (held) await this.identities.remove(tx, held.accountId, held.id);
    await this.identities.save(tx, ExternalIdentity.link({ id: randomUUID(), accountId }, identity, tx.now));
  }

  /** Her académie as the issuer says it, when it is one of ours; she may change it in her profile. */
  private async placeIn(tx: Transaction, account: Account, academie: string | null): Promise<void> {
    const term = academie === null ? null : findTerm('academies', academie);
    if (!term) return;
    const agent = await this.accounts.lockAgent(tx, account.agentId);
    agent.academie ??= term.id;
    await this.accounts.saveAgent(tx, agent);
  }
}
