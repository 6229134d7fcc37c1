import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type MandateRole, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { AccountRepository } from '../account/account.repository.js';
import { MandateAlready, RequestWaiting, RoleNotAsked, TooManyRequests } from './mandate.errors.js';
import { mandateRequestPolicy } from './mandate.policy.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateService } from './mandate.service.js';
import { MandateRequestRepository } from './mandate-request.repository.js';
import { type AskedRole, askedRoles, MandateRequest } from './mandate-request.js';

const mostWaiting = 3;

interface Answer {
  readonly id: string;
  readonly grant: boolean;
  readonly endsAt?: Date | null;
  readonly words?: string | null;
}

/** Asking to become referent or curator, and the answer of who may give it. */
@Injectable()
export class MandateRequestService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly mandates: MandateRepository,
    private readonly requests: MandateRequestRepository,
    private readonly giving: MandateService,
  ) {}

  async request(
    actor: Actor,
    wish: { role: MandateRole; territoryId: string; words: string },
  ): Promise<MandateRequest> {
    const accountId = requireAccount(actor);
    const role = askedRole(wish.role);
    const place = await this.giving.placeOf(wish.territoryId);
    return this.database.transaction(async (tx) => {
      await this.accounts.lock(tx, accountId);
      const known = await this.mandates.listIn(tx, accountId);
      const held = known.some(
        (each) => each.role === role && each.territoryId === place.territoryId && each.isOpen(tx.now),
      );
      if (held) throw new MandateAlready();
      await this.checkWaiting(tx, accountId, { role, territoryId: wish.territoryId });
      const [request, asked] = MandateRequest.ask(
        { id: randomUUID(), accountId, role, territoryId: wish.territoryId, words: wish.words },
        tx.now,
      );
      await tx.emit(asked);
      record(tx, accountId, 'mandate.ask', request);
      return this.requests.save(tx, request);
    });
  }

  async answer(actor: Actor, answer: Answer): Promise<MandateRequest> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const request = await this.requests.lock(tx, answer.id);
      if (!request) throw new NotFound();
      const place = await this.giving.placeOf(request.territoryId);
      mandateRequestPolicy.authorize(actor, 'answer', { ...request, path: place.path });
      const answered = request.decide({ by, grant: answer.grant, words: answer.words ?? '' }, tx.now);
      if (answer.grant)
        await this.giving.give(tx, actor, {
          accountId: request.accountId,
          role: request.role,
          startsAt: tx.now,
          endsAt: answer.endsAt ?? null,
          ...place,
        });
      await tx.emit(answered);
      record(tx, by, answer.grant ? 'mandate.accept' : 'mandate.refuse', request);
      return this.requests.save(tx, request);
    });
  }

  private async checkWaiting(
    tx: Transaction,
    accountId: string,
    wish: { role: AskedRole; territoryId: string },
  ): Promise<void> {
    const waiting = await this.requests.listWaitingIn(tx, accountId);
    if (waiting.some((each) => each.role === wish.role && each.territoryId === wish.territoryId))
      throw new RequestWaiting();
    if (waiting.length >= mostWaiting) throw new TooManyRequests();
  }
}

function askedRole(role: MandateRole): AskedRole {
  const asked = askedRoles.find((each) => each === role);
  if (!asked) throw new RoleNotAsked();
  return asked;
}

const record = (tx: Transaction, actorId: string, verb: string, { id, role }: MandateRequest): void =>
  tx.record({ actorId, verb, subjectType: 'mandate_request', subjectId: id, note: role });
