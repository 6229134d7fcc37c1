import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Clock, dayOf } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { fieldsGiven, fieldsNamed } from '../given-fields.js';
import { CallAccessService } from './call-access.service.js';
import { CallNotCovered, CallRefused, TooManyCalls } from './call.errors.js';
import { callLimits, checkedFields, openingProblems, usualFields } from './call-fields.js';
import { mayOpenOver } from './call.policy.js';
import { CallRepository } from './call.repository.js';
import { Call, type CallFields } from './call.js';

/** A call from its first words to its opening, and who asked to be told how it ends. */
@Injectable()
export class CallService {
  constructor(
    private readonly database: Database,
    private readonly calls: CallRepository,
    private readonly access: CallAccessService,
    private readonly clock: Clock,
  ) {}

  /** What is not said begins as usual. */
  async prepare(actor: Actor, wish: Partial<CallFields> & Pick<CallFields, 'title'>): Promise<Call> {
    const createdBy = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const fields = checkedFields({
        ...usualFields(this.clock.now()),
        ...given(wish),
        title: wish.title,
      });
      await this.requireReach(actor, fields.territoryId);
      if ((await this.calls.countOf(tx, createdBy)) >= callLimits.calls) throw new TooManyCalls();
      const slug = await this.calls.freeSlug(tx, fields.title);
      const call = Call.prepare({ id: randomUUID(), slug, createdBy }, fields, tx.now);
      record(tx, actor, call, { verb: 'call.prepare' });
      return this.calls.save(tx, call);
    });
  }

  /** Only what is given changes. */
  async update(actor: Actor, address: string, changes: Partial<CallFields>): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, address, 'manage');
      const fields = checkedFields({ ...fieldsNamed<CallFields>(names, call), ...given(changes) });
      call.requireVerb('update');
      if (fields.territoryId !== call.territoryId) await this.requireReach(actor, fields.territoryId);
      if (call.state === 'open') requireComplete(fields, dayOf(tx.now));
      call.change(fields);
      record(tx, actor, call, { verb: 'call.update' });
      return this.calls.save(tx, call);
    });
  }

  async open(actor: Actor, address: string): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, address, 'manage');
      call.requireVerb('open');
      requireComplete(call, dayOf(tx.now));
      call.open(tx.now);
      record(tx, actor, call, { verb: 'call.open' });
      return this.calls.save(tx, call);
    });
  }

  /** What was never open leaves no trace but the log's. */
  async delete(actor: Actor, address: string): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, address, 'manage');
      call.requireVerb('delete');
      record(tx, actor, call, { verb: 'call.delete' });
      await this.calls.delete(tx, call);
      return call;
    });
  }

  /** She is told how it ends. Asked twice is asked once. */
  async subscribe(actor: Actor, address: string): Promise<Call> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, address, 'read');
      call.requireVerb('close');
      await this.calls.subscribe(tx, call, accountId);
      return call;
    });
  }

  async unsubscribe(actor: Actor, address: string): Promise<Call> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, address, 'read');
      await this.calls.unsubscribe(tx, call, accountId);
      return call;
    });
  }

  /** A mandate of hers covers what it is for. */
  private async requireReach(actor: Actor, territoryId: string | null): Promise<void> {
    const path = await this.access.pathOf(territoryId);
    if (path.length === 0 || !mayOpenOver(actor, path)) throw new CallNotCovered();
  }
}

function requireComplete(fields: CallFields, today: string): void {
  const problems = openingProblems(fields, today);
  if (problems.length > 0) throw new CallRefused(problems);
}

const names = [
  'title',
  'missing',
  'levels',
  'subjects',
  'keywords',
  'wants',
  'wanted',
  'opensOn',
  'closesOn',
  'territoryId',
] as const;

/** Null says « everybody’s ». */
const given = (changes: Partial<CallFields>): Partial<CallFields> =>
  fieldsGiven(names, changes, 'territoryId');

/** `note`: the resource that it is about. */
export const record = (
  tx: Transaction,
  { accountId }: Pick<Actor, 'accountId'>,
  { id }: Call,
  { verb, note }: { verb: string; note?: string },
): void =>
  tx.record({ actorId: accountId, verb, subjectType: 'call', subjectId: id, ...(note ? { note } : {}) });
