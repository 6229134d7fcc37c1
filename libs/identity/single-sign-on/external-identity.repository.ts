import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { ExternalIdentity } from './external-identity.js';

type Key = Pick<ExternalIdentity, 'issuer' | 'subject'>;

@Injectable()
export class ExternalIdentityRepository {
  constructor(private readonly database: Database) {}

  async find({ issuer, subject }: Key): Promise<ExternalIdentity | null> {
    return this.database.reader.findOneBy(ExternalIdentity, { issuer, subject });
  }

  /** Held until the end even when nobody has it yet: one identity opens one account. */
  async lock(tx: Transaction, { issuer, subject }: Key): Promise<ExternalIdentity | null> {
    await tx.hold(`identity ${issuer} ${subject}`);
    return tx.manager.findOneBy(ExternalIdentity, { issuer, subject });
  }

  async list(accountId: string): Promise<ExternalIdentity[]> {
    return this.database.reader.find(ExternalIdentity, { where: { accountId }, order: { linkedAt: 'ASC' } });
  }

  async save(tx: Transaction, identity: ExternalIdentity): Promise<ExternalIdentity> {
    return tx.manager.save(identity);
  }

  async removeAllBut(tx: Transaction, { accountId, id }: ExternalIdentity): Promise<void> {
    await tx.manager.delete(ExternalIdentity, { accountId, id: Not(id) });
  }

  /** Takes one identity from the account; false when it has no such one. */
  async remove(tx: Transaction, accountId: string, id: string): Promise<boolean> {
    const uuid = uuidOrNull(id);
    if (uuid === null) return false;
    return (await tx.manager.delete(ExternalIdentity, { accountId, id: uuid })).affected === 1;
  }
}
