import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { LastAuthor } from './membership.errors.js';
import { MembershipRepository } from './membership.repository.js';
import { heirOf, isLastAuthor } from './membership.js';
import { resourcePolicy } from '../resource/resource.policy.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import type { Resource } from '../resource/resource.js';
import { VersionRepository } from '../version/version.repository.js';

/** What became of the resources of an account that goes. */
export interface Succession {
  /** A co-author answers for them now. */
  readonly handedOver: string[];
  /** Published, and nobody's: their credits stay, nobody changes them. */
  readonly leftToCommons: string[];
  /** Never published, with nobody to take them: still hers. */
  readonly unpublished: string[];
}

/** Leaving, the order of credits, and who takes over when somebody goes. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly memberships: MembershipRepository,
    private readonly versions: VersionRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** Credits of what was published stay. The last author stays too, until somebody takes over or it is withdrawn. */
  async leave(actor: Actor, id: string): Promise<void> {
    const accountId = requireAccount(actor);
    await this.database.transaction(async (tx) => {
      const resource = await this.lock(tx, actor, id, 'leave');
      const members = await this.memberships.membersIn(tx, resource.id);
      if (resource.lifecycle !== 'withdrawn' && isLastAuthor(members, accountId)) throw new LastAuthor();
      await this.memberships.dismiss(tx, resource.id, accountId);
      tx.record({
        actorId: accountId,
        verb: 'resource.leave',
        subjectType: 'resource',
        subjectId: resource.id,
      });
    });
  }

  /** From the next version on; who is not named comes after, in the order so far. */
  async orderCredits(actor: Actor, wish: { resource: string; people: readonly string[] }): Promise<Resource> {
    return this.database.transaction(async (tx) => {
      const resource = await this.lock(tx, actor, wish.resource, 'invite');
      const credited = new Set(
        (await this.versions.nextCreditsIn(tx, resource.id)).map(({ agentId }) => agentId),
      );
      const chosen = [...new Set(wish.people)].filter((id) => credited.has(id));
      await this.memberships.saveOrder(tx, resource.id, chosen);
      return resource;
    });
  }

  /** An account goes: each of its resources finds an author, or is left to the commons with its credits. */
  async succeed(tx: Transaction, accountId: string): Promise<Succession> {
    const succession: Succession = { handedOver: [], leftToCommons: [], unpublished: [] };
    for (const id of await this.memberships.resourcesOf(tx, accountId))
      await this.succeedIn(tx, id, accountId, succession);
    await this.memberships.cancelInvitations(tx, accountId);
    return succession;
  }

  private async succeedIn(
    tx: Transaction,
    id: string,
    accountId: string,
    succession: Succession,
  ): Promise<void> {
    const resource = await this.resources.lockById(tx, id);
    if (!resource) return;
    const members = await this.memberships.membersIn(tx, id);
    const heir = isLastAuthor(members, accountId) ? heirOf(members, accountId) : null;
    if (heir) {
      await this.memberships.giveRole(tx, id, heir.accountId, 'author');
      await this.tellHeir(tx, id, heir.accountId);
      succession.handedOver.push(id);
    } else if (isLastAuthor(members, accountId)) {
      if (resource.lifecycle === 'draft') return void succession.unpublished.push(id);
      succession.leftToCommons.push(id);
    }
    await this.memberships.dismiss(tx, id, accountId);
    tx.record({
      actorId: null,
      verb: 'resource.succeed',
      subjectType: 'resource',
      subjectId: id,
      after: heir ? 'author' : null,
    });
  }

  private async tellHeir(tx: Transaction, resourceId: string, accountId: string): Promise<void> {
    const title = await this.memberships.titleIn(tx, resourceId);
    await this.notifications.notify(tx, {
      accountId,
      kind: 'handed-over',
      resourceId,
      title: `Vous êtes maintenant responsable de «\u00a0${title}\u00a0»`,
      path: `/mes/ressources/${resourceId}/auteurs`,
      detail:
        'La personne qui l’était a fermé son compte. Vous étiez le premier co-auteur, ou la première co-autrice.',
    });
  }

  private async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: 'leave' | 'invite',
  ): Promise<Resource> {
    const found = await this.resources.findByAddress(id);
    const access = found ? await this.resources.lock(tx, actor, found.id) : null;
    if (!access) throw new NotFound();
    resourcePolicy.authorize(actor, action, access);
    return access.resource;
  }
}
