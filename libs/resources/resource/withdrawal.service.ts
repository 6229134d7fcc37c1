import { Injectable } from '@nestjs/common';
import { attribution } from '#licensing';
import type { Actor } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { LineageService } from '../source/lineage.service.js';
import { ReasonMissing } from './resource.errors.js';
import { ResourceRepository } from './resource.repository.js';
import type { Resource } from './resource.js';
import { lastSegment, VersionService } from '../version/version.service.js';

/** What the author takes back: nothing to read any more, and an address that says why. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly published: VersionService,
    private readonly lineage: LineageService,
  ) {}

  /** The author's: content goes at once, the address stays with the reason and the credit. */
  async withdraw(
    actor: Actor,
    id: string,
    wish: { category: string; reason: string; replacement?: string | null },
  ): Promise<Resource> {
    if (!wish.reason.trim()) throw new ReasonMissing();
    const replacement = wish.replacement
      ? await this.resources.findByAddress(lastSegment(wish.replacement))
      : null;
    return this.database.transaction(async (tx) => {
      const resource = await this.published.lock(tx, actor, id, 'withdraw');
      const newest = await this.published.getNewest(resource);
      const event = resource.withdraw(tx.now);
      await this.resources.saveTombstone(tx, {
        resourceId: resource.id,
        category: wish.category,
        reason: wish.reason.trim(),
        title: newest.title,
        withdrawnAt: tx.now,
        replacementId: replacement?.isReadable ? replacement.id : null,
        credit: attribution(await this.lineage.workOf(newest.id)).text,
      });
      crashPoint('withdraw.tombstone');
      await tx.emit(event);
      tx.record({
        actorId: actor.accountId,
        verb: 'resource.withdraw',
        subjectType: 'resource',
        subjectId: resource.id,
        note: wish.category,
      });
      return this.resources.save(tx, resource);
    });
  }
}
