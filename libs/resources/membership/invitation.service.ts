import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountRepository, findEmailAddress } from '#identity';
import { NotificationService } from '#notifications';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { Invitation, type OfferedRole } from './invitation.js';
import {
  AlreadyMember,
  InvitationClosed,
  NotMember,
  PersonUnknown,
  TooManyInvitations,
} from './membership.errors.js';
import { MembershipRepository } from './membership.repository.js';
import type { Member } from './membership.js';
import { resourcePolicy } from '../resource/resource.policy.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import type { Resource } from '../resource/resource.js';

const mostOpen = 20;

const answers = {
  author: { yes: 'est maintenant responsable de', no: 'ne reprend pas' },
  other: { yes: 'signe maintenant avec vous', no: 'préfère ne pas signer' },
};

/** Asking somebody in, or to take over; answering. Who has an account is never told by an answer. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly memberships: MembershipRepository,
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** `person`: an e-mail, whoever's it is; or the public page of somebody with an account, which everybody may read. */
  async invite(
    actor: Actor,
    wish: { resource: string; person: string; role: 'co-author' | 'contributor'; message?: string | null },
  ): Promise<Resource> {
    const to = await this.addressee(wish.person);
    return this.database.transaction(async (tx) => {
      const resource = await this.lock(tx, actor, wish.resource);
      const members = await this.memberships.membersIn(tx, resource.id);
      const known = members.find(({ accountId }) => accountId === to.accountId);
      if (known && (known.role === 'author' || known.role === wish.role)) throw new AlreadyMember();
      await this.send(tx, actor, { resource, role: wish.role, to, message: wish.message ?? null });
      return resource;
    });
  }

  /** A member is asked to become its author; until she accepts, nothing changes. `person`: her public page. */
  async handOver(actor: Actor, wish: { resource: string; person: string }): Promise<Resource> {
    return this.database.transaction(async (tx) => {
      const resource = await this.lock(tx, actor, wish.resource);
      const agent = await this.accounts.findAgentBySlug(lastSegment(wish.person));
      const members = await this.memberships.membersIn(tx, resource.id);
      const heir = members.find((member) => member.agentId === agent?.id);
      if (!heir) throw new NotMember();
      if (heir.role === 'author') throw new AlreadyMember();
      const to = { accountId: heir.accountId, email: null };
      await this.send(tx, actor, { resource, role: 'author', to, message: null });
      return resource;
    });
  }

  async cancel(actor: Actor, id: string): Promise<Resource> {
    const found = await this.memberships.findInvitation(id);
    return this.database.transaction(async (tx) => {
      const resource = await this.lock(tx, actor, found?.resourceId ?? '');
      const invitation = await this.memberships.lockInvitation(tx, id);
      if (!invitation) throw new NotFound();
      invitation.cancel(tx.now);
      await this.memberships.saveInvitation(tx, invitation);
      return resource;
    });
  }

  async answer(actor: Actor, id: string, accepted: boolean): Promise<Invitation> {
    const accountId = requireAccount(actor);
    const found = await this.memberships.findInvitation(id);
    if (found?.accountId !== accountId) throw new NotFound();
    return this.database.transaction(async (tx) => {
      const access = await this.resources.lock(tx, actor, found.resourceId);
      const invitation = await this.memberships.lockInvitation(tx, id);
      if (!invitation || !access) throw new NotFound();
      if (accepted) {
        if (access.resource.lifecycle === 'withdrawn') throw new InvitationClosed();
        invitation.accept(tx.now);
        await this.join(tx, invitation, accountId);
      } else invitation.decline(tx.now);
      await this.tellInviter(tx, invitation, actor);
      tx.record({
        actorId: accountId,
        verb: accepted ? 'invitation.accept' : 'invitation.decline',
        subjectType: 'resource',
        subjectId: invitation.resourceId,
        after: invitation.role,
      });
      return this.memberships.saveInvitation(tx, invitation);
    });
  }

  /** Null for whoever it does not concern: the invited, and the authors of the resource. */
  async find(actor: Actor, id: string): Promise<Invitation | null> {
    const invitation = await this.memberships.findInvitation(id);
    if (!invitation || actor.accountId === null) return null;
    if (invitation.accountId === actor.accountId) return invitation;
    const roles = await this.resources.rolesOf(actor, [invitation.resourceId]);
    return roles.get(invitation.resourceId) === 'author' ? invitation : null;
  }

  private async send(
    tx: Transaction,
    actor: Actor,
    to: {
      resource: Resource;
      role: OfferedRole;
      to: Pick<Invitation, 'email' | 'accountId'>;
      message: string | null;
    },
  ): Promise<void> {
    if ((await this.memberships.countOpen(tx, to.resource.id)) >= mostOpen) throw new TooManyInvitations();
    const [invitation, event] = Invitation.send(
      {
        id: randomUUID(),
        resourceId: to.resource.id,
        title: await this.memberships.titleIn(tx, to.resource.id),
        role: to.role,
        ...to.to,
        invitedBy: requireAccount(actor),
      },
      to.message,
      tx.now,
    );
    await this.memberships.saveInvitation(tx, invitation);
    await tx.emit(event);
    tx.record({
      actorId: actor.accountId,
      verb: to.role === 'author' ? 'resource.handOver' : 'resource.invite',
      subjectType: 'resource',
      subjectId: to.resource.id,
      after: to.role,
    });
  }

  /** Taking over moves the former author to co-author: whoever gave may go on writing. */
  private async join(tx: Transaction, invitation: Invitation, accountId: string): Promise<void> {
    const { resourceId, role, invitedBy } = invitation;
    const members = await this.memberships.membersIn(tx, resourceId);
    const roleOf = (id: string): Member['role'] | null =>
      members.find((member) => member.accountId === id)?.role ?? null;
    if (role === 'author') {
      if (roleOf(invitedBy) !== 'author' || roleOf(accountId) === null) throw new InvitationClosed();
      await this.memberships.giveRole(tx, resourceId, invitedBy, 'co-author');
    }
    if (roleOf(accountId) !== 'author') await this.memberships.admit(tx, resourceId, accountId, role);
  }

  private async tellInviter(tx: Transaction, invitation: Invitation, actor: Actor): Promise<void> {
    const { title, state, role, invitedBy, resourceId } = invitation;
    const accountId = requireAccount(actor);
    const name = (await this.accounts.agentsOfAccounts([accountId])).get(accountId)?.publicName ?? '';
    const said = answers[role === 'author' ? 'author' : 'other'][state === 'accepted' ? 'yes' : 'no'];
    await this.notifications.notify(tx, {
      accountId: invitedBy,
      kind: role === 'author' ? 'handed-over' : 'co-author-answered',
      resourceId,
      title: `${name} ${said} «\u00a0${title}\u00a0»`,
      path: `/mes/ressources/${resourceId}/auteurs`,
    });
  }

  private async addressee(person: string): Promise<Pick<Invitation, 'email' | 'accountId'>> {
    const typed = person.trim();
    const email = findEmailAddress(typed);
    if (email) return { email, accountId: null };
    const agent = await this.accounts.findAgentBySlug(lastSegment(typed));
    const account = agent ? await this.accounts.findOpenOfAgent(agent.id) : null;
    if (!account) throw new PersonUnknown();
    return { email: null, accountId: account.id };
  }

  private async lock(tx: Transaction, actor: Actor, id: string): Promise<Resource> {
    const found = await this.resources.findByAddress(id);
    const access = found ? await this.resources.lock(tx, actor, found.id) : null;
    if (!access) throw new NotFound();
    resourcePolicy.authorize(actor, 'invite', access);
    return access.resource;
  }
}

/** A public page is given by its address as readily as by its last word. */
const lastSegment = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .pop() ?? '';
