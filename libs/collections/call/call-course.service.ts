import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import type { Actor } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { CallAccessService } from './call-access.service.js';
import { checkedWord } from './call-fields.js';
import { CallRepository } from './call.repository.js';
import { record } from './call.service.js';
import { ContributionRepository } from './contribution.repository.js';
import type { Call, CallEnding } from './call.js';

const NBSP = '\u00a0';

const endings: Record<CallEnding, string> = {
  fulfilled: 'a reçu tout ce qu’il demandait',
  past: 'est arrivé à son dernier jour',
  opener: 'est clos',
};

/** How a call ends: by itself when it has what it wanted or its last day has passed, or by a word of who runs it. */
@Injectable()
export class CallCourseService {
  constructor(
    private readonly database: Database,
    private readonly calls: CallRepository,
    private readonly contributions: ContributionRepository,
    private readonly access: CallAccessService,
    private readonly notifications: NotificationService,
  ) {}

  /** `word`: for all to read; may be empty. */
  async close(actor: Actor, address: string, word: string): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, address, 'manage');
      call.requireVerb('close');
      return this.end(tx, call, { actor, endedBy: 'opener', word: checkedWord(word, { required: false }) });
    });
  }

  /** Every open call, or those that were given this resource. Any number of times, in any order. */
  async settleAll(resourceId: string | null = null): Promise<void> {
    for (const id of await this.calls.listOpen(resourceId))
      await this.database.transaction(async (tx) => {
        const call = await this.calls.lock(tx, id);
        if (call) await this.settle(tx, call);
      });
  }

  /** Closes it if it has what it wanted or its last day has passed; it is locked. */
  async settle(tx: Transaction, call: Call): Promise<Call> {
    if (call.state !== 'open') return call;
    const endedBy = call.endOn(dayOf(tx.now), await this.contributions.countedIn(tx, call));
    return endedBy === null ? call : this.end(tx, call, { actor: { accountId: null }, endedBy, word: '' });
  }

  /** In the same transaction: told once. */
  private async end(
    tx: Transaction,
    call: Call,
    { actor, endedBy, word }: { actor: Pick<Actor, 'accountId'>; endedBy: CallEnding; word: string },
  ): Promise<Call> {
    call.close(endedBy, tx.now, word);
    record(tx, actor, call, { verb: 'call.close', note: endedBy });
    for (const accountId of new Set([...(await this.calls.followersOf(tx, call)), call.createdBy])) {
      if (accountId === actor.accountId) continue;
      await this.notifications.notify(tx, {
        accountId,
        kind: 'call-closed',
        title: `L’appel «${NBSP}${call.title}${NBSP}» ${endings[endedBy]}`,
        path: `/appels/${call.slug}`,
        detail: word,
      });
    }
    return this.calls.save(tx, call);
  }
}
