import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AttemptsRepository } from '#identity';
import { type Actor, Forbidden, NotFound } from '#platform/authorization';
import { Database } from '#platform/database';
import { type Resource, resourcePolicy, ResourceRepository } from '#resources';
import { NotDeclarable, TooManyUses, UsedResourceUnknown } from './use.errors.js';
import { usePolicy } from './use.policy.js';
import { UseRepository } from './use.repository.js';
import { Use, type UseFields } from './use.js';

/** Uses said by anybody. Who says it is kept nowhere, not even in the audit log, whose entries have an hour. */
@Injectable()
export class DeclarationService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly uses: UseRepository,
    private readonly attempts: AttemptsRepository,
  ) {}

  /** `address` is the caller's, for the limit only. Being signed in changes nothing: the form reads no account. */
  async declare(
    { actor, address }: { actor: Actor; address: string },
    { resource: wanted, ...said }: UseFields & { resource: string },
  ): Promise<Resource> {
    const resource = await this.resources.findByAddress(wanted);
    if (!resource || !resourcePolicy.can(actor, 'read', { resource, role: null }))
      throw new UsedResourceUnknown();
    if (!usePolicy.can(actor, 'declare', { resource, role: null }))
      throw actor.mayWrite ? new NotDeclarable() : new Forbidden();
    return this.database.transaction(async (tx) => {
      const use = Use.declare({ id: randomUUID(), resourceId: resource.id }, said, tx.now);
      if (!(await this.attempts.mayDeclareUse(address, resource.id))) throw new TooManyUses();
      await this.uses.save(tx, use);
      return resource;
    });
  }

  /** By an author or a moderator: the words go for good, the use stays counted. */
  async eraseLine(actor: Actor, id: string): Promise<Resource> {
    const resourceId = await this.uses.resourceIdOf(id);
    return this.database.transaction(async (tx) => {
      const access = resourceId === null ? null : await this.resources.lock(tx, actor, resourceId);
      if (!access) throw new NotFound();
      usePolicy.authorize(actor, 'eraseLine', access);
      const use = await this.uses.lock(tx, id);
      if (!use) throw new NotFound();
      use.eraseLine();
      tx.record({
        actorId: actor.accountId,
        verb: 'use.eraseLine',
        subjectType: 'resource',
        subjectId: access.resource.id,
      });
      await this.uses.save(tx, use);
      return access.resource;
    });
  }
}
