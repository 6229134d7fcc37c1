import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MandateRole, NotFound } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { AccountRepository } from '../account/account.repository.js';
import { MandateRepository } from './mandate.repository.js';
import { Mandate } from './mandate.js';
import { TerritoryUnknown } from './mandate.errors.js';
import { TerritoryRepository } from '../territory/territory.repository.js';

interface HouseWish {
  readonly email: string;
  readonly role: MandateRole;
  readonly endsAt?: Date | null;
  /** Code of a territory; without one, everywhere. */
  readonly territory?: string | null;
}

/** Mandates as the command line gives them: whoever runs it owns the installation, hence no actor. */
@Injectable()
export class HouseMandateService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly mandates: MandateRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  /** Given once: the same role in the same territory, while it runs, is left as it is. */
  async grant({ email, role, endsAt = null, territory = null }: HouseWish): Promise<Mandate> {
    const territoryId = await this.idOf(territory);
    return this.database.transaction(async (tx) => {
      const accountId = await this.lock(tx, email);
      const live = (await this.mandates.listIn(tx, accountId)).find(
        (each) => each.role === role && each.territoryId === territoryId && each.isLive(tx.now),
      );
      if (live) return live;
      const wish = { accountId, role, territoryId, startsAt: tx.now, endsAt };
      const [mandate, granted] = Mandate.grant(
        randomUUID(),
        wish,
        { accountId: null, mandateId: null },
        tx.now,
      );
      await tx.emit(granted);
      record(tx, 'mandate.grant', mandate);
      return this.mandates.save(tx, mandate);
    });
  }

  /** Ends the mandates of this role that run or are to come; returns how many. */
  async revoke({ email, role, territory }: Omit<HouseWish, 'endsAt'>): Promise<number> {
    const territoryId = await this.idOf(territory ?? null);
    return this.database.transaction(async (tx) => {
      const accountId = await this.lock(tx, email);
      const open = (await this.mandates.listIn(tx, accountId)).filter(
        (each) =>
          each.role === role &&
          (territory === undefined || each.territoryId === territoryId) &&
          each.isOpen(tx.now),
      );
      for (const mandate of open) {
        await tx.emit(mandate.revoke(null, tx.now));
        record(tx, 'mandate.revoke', mandate);
        await this.mandates.save(tx, mandate);
      }
      return open.length;
    });
  }

  list() {
    return this.mandates.listOpen();
  }

  /** « national » is everywhere. */
  private async idOf(code: string | null): Promise<string | null> {
    if (code === null) return null;
    const territory = await this.territories.findByCode(code);
    if (!territory) throw new TerritoryUnknown();
    return territory.kind === 'national' ? null : territory.id;
  }

  private async lock(tx: Transaction, email: string): Promise<string> {
    const account = await this.accounts.lockByEmail(tx, email);
    if (!account) throw new NotFound();
    return account.id;
  }
}

const record = (tx: Transaction, verb: string, { id, role }: Mandate): void =>
  tx.record({ actorId: null, verb, subjectType: 'mandate', subjectId: id, note: role });
