import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { AccessToken } from './access-token.js';
import { NoTokenByToken } from '../account/account.errors.js';
import { AccessTokenCreated } from '../account/account.events.js';
import { CredentialRepository } from './credential.repository.js';
import { hashSecret, newSecret } from './secret-token.js';

@Injectable()
export class AccessTokenService {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialRepository,
  ) {}

  /** The secret is shown once; a stolen token can't make itself a longer-lived one. */
  async create(
    actor: Actor,
    wish: { name: string; scope: 'read' | 'write'; days: number },
  ): Promise<{ token: string; accessToken: AccessToken }> {
    const accountId = requireAccount(actor);
    if (actor.credential === 'token') throw new NoTokenByToken();
    const token = newSecret('essaim_');
    return this.database.transaction(async (tx) => {
      const strongSince = await this.credentials.strongSince(tx, actor.credentialId);
      const accessToken = AccessToken.issue(
        { id: randomUUID(), accountId, tokenHash: hashSecret(token), strongSince },
        wish,
        tx.now,
      );
      await this.credentials.save(tx, accessToken);
      await tx.emit(new AccessTokenCreated(accountId));
      tx.record({
        actorId: accountId,
        verb: 'accessToken.create',
        subjectType: 'access_token',
        subjectId: accessToken.id,
      });
      return { token, accessToken };
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    const accountId = requireAccount(actor);
    await this.database.transaction(async (tx) => {
      if (!(await this.credentials.revokeToken(tx, accountId, id))) throw new NotFound();
      tx.record({
        actorId: accountId,
        verb: 'accessToken.revoke',
        subjectType: 'access_token',
        subjectId: id,
      });
    });
  }
}
