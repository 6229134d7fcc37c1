import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type LiveMandate,
  type MandateRole,
  NotFound,
  requireAccount,
  requireRole,
} from '#platform/authorization';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { AccountRepository } from '../account/account.repository.js';
import {
  MandateAlready,
  MandateBeyondOwn,
  MandateOutOfReach,
  MandateToOneself,
  PersonUnknown,
  RoleIsEverywhere,
  TerritoryUnknown,
} from './mandate.errors.js';
import type { MandateGranted } from './mandate.events.js';
import { latestEnd, mandatePolicy, mandateToGive } from './mandate.policy.js';
import { MandateRepository } from './mandate.repository.js';
import { mandateTerms } from './mandate-terms.js';
import { checkTerm, Mandate, type MandateWish } from './mandate.js';
import { TerritoryRepository } from '../territory/territory.repository.js';

interface GrantWish {
  /** Address of her public page, or the end of it. */
  readonly person: string;
  readonly role: MandateRole;
  readonly territoryId: string;
  readonly startsAt?: Date | null;
  readonly endsAt?: Date | null;
}

/** Where a mandate is for: no territory means everywhere, which is also what « France entière » stands for. */
interface Place {
  readonly territoryId: string | null;
  readonly path: readonly string[];
}

/** Mandates that people give and end. */
@Injectable()
export class MandateService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly mandates: MandateRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  async grant(actor: Actor, wish: GrantWish): Promise<Mandate> {
    requireAccount(actor);
    requireRole(actor, 'administrator', 'referent');
    const accountId = await this.accountAt(wish.person);
    const place = await this.placeOf(wish.territoryId);
    return this.database.transaction(async (tx) => {
      const [mandate, granted] = await this.give(tx, actor, {
        accountId,
        role: wish.role,
        startsAt: wish.startsAt ?? tx.now,
        endsAt: wish.endsAt ?? null,
        ...place,
      });
      await tx.emit(granted);
      return mandate;
    });
  }

  /** Of `grant` and of an answered request; the beneficiary's row is held, so that two at once are one mandate. */
  async give(
    tx: Transaction,
    actor: Actor,
    { path, ...wish }: MandateWish & Place,
  ): Promise<[Mandate, MandateGranted]> {
    await this.accounts.lock(tx, wish.accountId);
    const by = authorised(actor, wish, path);
    checkTerm(wish, tx.now);
    const latest = latestEnd(by);
    if (latest && (wish.endsAt === null || wish.endsAt > latest)) throw MandateBeyondOwn(latest);
    const known = await this.mandates.listIn(tx, wish.accountId);
    if (known.some((each) => each.covers(wish, tx.now))) throw new MandateAlready();
    const grantor = { accountId: actor.accountId, mandateId: by.id };
    const [mandate, granted] = Mandate.grant(randomUUID(), wish, grantor, tx.now);
    tx.record({
      actorId: actor.accountId,
      verb: 'mandate.grant',
      subjectType: 'mandate',
      subjectId: mandate.id,
      after: wish,
      note: wish.role,
    });
    return [await this.mandates.save(tx, mandate), granted];
  }

  async revoke(actor: Actor, id: string): Promise<Mandate> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const mandate = await this.mandates.lock(tx, id);
      if (!mandate) throw new NotFound();
      const path = mandate.territoryId === null ? [] : await this.territories.pathOf(mandate.territoryId);
      mandatePolicy.authorize(actor, 'revoke', { ...mandate, path });
      await tx.emit(mandate.revoke(accountId, tx.now));
      tx.record({
        actorId: accountId,
        verb: 'mandate.revoke',
        subjectType: 'mandate',
        subjectId: id,
        note: mandate.role,
      });
      return this.mandates.save(tx, mandate);
    });
  }

  async placeOf(territoryId: string): Promise<Place> {
    const id = uuidOrNull(territoryId);
    const territory = id && (await this.territories.byIds([id])).get(id);
    if (!territory) throw new TerritoryUnknown();
    if (territory.kind === 'national') return { territoryId: null, path: [] };
    return { territoryId: territory.id, path: await this.territories.pathOf(territory.id) };
  }

  private async accountAt(person: string): Promise<string> {
    const agent = await this.accounts.findAgentBySlug(slugIn(person));
    const account = agent && (await this.accounts.findOpenOfAgent(agent.id));
    if (!account) throw new PersonUnknown();
    return account.id;
  }
}

/** Throws unless the actor may give this; the mandate by which she does. */
function authorised(
  actor: Actor,
  wish: Pick<MandateWish, 'accountId' | 'role' | 'territoryId'>,
  path: readonly string[],
): LiveMandate {
  if (wish.accountId === actor.accountId) throw new MandateToOneself();
  const by = mandateToGive(actor, wish.role, path);
  if (!by) throw new MandateOutOfReach();
  if (mandateTerms.roles[wish.role].everywhereOnly && wish.territoryId !== null) throw new RoleIsEverywhere();
  return by;
}

/** « https://…/u/camille » or « camille » → « camille ». */
const slugIn = (person: string): string =>
  person.trim().split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
