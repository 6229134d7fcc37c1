import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { type Actor, Forbidden, NotFound, requireAccount } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { type Resource, resourcePolicy, ResourceRepository } from '#resources';
import { CallAccessService } from './call-access.service.js';
import { CallCourseService } from './call-course.service.js';
import { AlreadyContributed, ContributionNotShown, TooManyContributions } from './call.errors.js';
import { callLimits, checkedWord } from './call-fields.js';
import { record } from './call.service.js';
import { type Contribution, ContributionRepository } from './contribution.repository.js';
import type { Call } from './call.js';

const NBSP = '\u00a0';

/** A resource of a call: both by slug or id. */
interface Given {
  readonly call: string;
  readonly resource: string;
}

/** What authors give to a call, and what whoever runs it says of it. */
@Injectable()
export class ContributionService {
  constructor(
    private readonly database: Database,
    private readonly contributions: ContributionRepository,
    private readonly access: CallAccessService,
    private readonly course: CallCourseService,
    private readonly resources: ResourceRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** A published resource that she writes. The call closes when this was all it still wanted. */
  async contribute(actor: Actor, given: Given): Promise<Call> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, given.call, 'read');
      call.requireOpenTo(dayOf(tx.now));
      const resource = await this.lockOwn(tx, actor, given.resource);
      if (await this.contributions.find(tx, call, resource.id)) throw new AlreadyContributed();
      if ((await this.contributions.count(tx, call)) >= callLimits.contributions)
        throw new TooManyContributions();
      await this.contributions.insert(tx, call, resource.id, accountId);
      record(tx, actor, call, { verb: 'call.contribute', note: resource.id });
      if (call.createdBy !== accountId)
        await this.notifications.notify(tx, {
          accountId: call.createdBy,
          kind: 'call-contribution',
          title: `Une ressource répond à l’appel «${NBSP}${call.title}${NBSP}»`,
          path: `/appels/${call.slug}`,
        });
      return this.course.settle(tx, call);
    });
  }

  /** By whoever gave it, or writes it now; while the call is open. */
  async withdraw(actor: Actor, given: Given): Promise<Call> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, given.call, 'read');
      const contribution = await this.get(tx, call, given.resource);
      const roles = await this.resources.rolesOf(actor, [contribution.resourceId]);
      const role = roles.get(contribution.resourceId);
      if (contribution.contributedBy !== accountId && role !== 'author' && role !== 'co-author')
        throw new NotFound();
      call.requireVerb('close');
      await this.contributions.delete(tx, contribution);
      record(tx, actor, call, { verb: 'call.withdraw', note: contribution.resourceId });
      return call;
    });
  }

  /** It does not count any more; whoever gave it reads why. */
  async setAside(actor: Actor, given: Given, wish: string): Promise<Call> {
    return this.decide(actor, given, async (tx, call, contribution) => {
      const said = { by: requireAccount(actor), word: checkedWord(wish, { required: true }) };
      await this.contributions.setAside(tx, contribution, said);
      record(tx, actor, call, { verb: 'call.setAside', note: contribution.resourceId });
      if (contribution.contributedBy === actor.accountId) return;
      await this.notifications.notify(tx, {
        accountId: contribution.contributedBy,
        kind: 'call-set-aside',
        title: `Votre ressource n’est pas retenue pour l’appel «${NBSP}${call.title}${NBSP}»`,
        path: `/appels/${call.slug}`,
        detail: said.word,
      });
    });
  }

  /** It counts again, if it meets the criteria. */
  async retain(actor: Actor, given: Given): Promise<Call> {
    return this.decide(actor, given, async (tx, call, contribution) => {
      await this.contributions.setAside(tx, contribution, null);
      record(tx, actor, call, { verb: 'call.retain', note: contribution.resourceId });
    });
  }

  private async decide(
    actor: Actor,
    given: Given,
    act: (tx: Transaction, call: Call, contribution: Contribution) => Promise<void>,
  ): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const call = await this.access.lock(tx, actor, given.call, 'manage');
      call.requireVerb('close');
      await act(tx, call, await this.get(tx, call, given.resource));
      return this.course.settle(tx, call);
    });
  }

  private async get(tx: Transaction, call: Call, address: string): Promise<Contribution> {
    const resource = await this.resources.findByAddress(address);
    const contribution = resource && (await this.contributions.find(tx, call, resource.id));
    if (!contribution) throw new NotFound();
    return contribution;
  }

  /** Published, shown, and hers to write: the call is locked before it. */
  private async lockOwn(tx: Transaction, actor: Actor, address: string): Promise<Resource> {
    const found = await this.resources.findByAddress(address.trim().replace(/^.*\/r\//, ''));
    const locked = found && (await this.resources.lock(tx, actor, found.id));
    if (!locked || !resourcePolicy.can(actor, 'readContent', locked)) throw new ContributionNotShown();
    if (!resourcePolicy.can(actor, 'update', locked)) throw new Forbidden();
    if (locked.resource.visibility !== 'shown') throw new ContributionNotShown();
    return locked.resource;
  }
}
