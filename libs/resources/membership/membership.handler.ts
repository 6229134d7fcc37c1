import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { NotificationService } from '#notifications';
import { Database, type Transaction } from '#platform/database';
import { EventHandlers } from '#platform/outbox';
import type { Invitation, OfferedRole } from './invitation.js';
import { MembershipRepository } from './membership.repository.js';

/** « … vous invite à … »: the verb of each role. */
const offers: Record<OfferedRole, string> = {
  author: 'vous confie la ressource',
  'co-author': 'vous invite à écrire avec vous',
  contributor: 'veut vous citer dans',
};

/** Finds whom an invitation is for, and tells her. An address without account hears nothing, and nobody is told so. */
@Injectable()
export class MembershipHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly memberships: MembershipRepository,
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.events.on('invitation.sent', (event) => this.deliver(String(event.invitationId)));
  }

  private async deliver(id: string): Promise<void> {
    const invitation = await this.memberships.findInvitation(id);
    const account = invitation && (await this.addressee(invitation));
    if (!account?.isOpen) return;
    await this.database.transaction(async (tx) => {
      const locked = await this.memberships.lockInvitation(tx, id);
      if (locked && (await this.isNews(tx, locked, account.id))) await this.tell(tx, locked, account.id);
    });
  }

  private addressee({ email, accountId }: Invitation) {
    return email ? this.accounts.findByEmail(email) : this.accounts.find(accountId ?? '');
  }

  /** Whoever is a member at that title, has not answered yet or said no is not asked again. Told once, even if run twice. */
  private async isNews(tx: Transaction, invitation: Invitation, accountId: string): Promise<boolean> {
    if (!invitation.isOpen(tx.now) || invitation.reachedAt !== null) return false;
    const members = await this.memberships.membersIn(tx, invitation.resourceId);
    const role = members.find((member) => member.accountId === accountId)?.role;
    if (role === 'author' || role === invitation.role) return false;
    return !(await this.memberships.wasAsked(tx, invitation, accountId));
  }

  private async tell(tx: Transaction, invitation: Invitation, accountId: string): Promise<void> {
    invitation.reach(accountId, tx.now);
    await this.memberships.saveInvitation(tx, invitation);
    const agents = await this.accounts.agentsOfAccounts([invitation.invitedBy]);
    const name = agents.get(invitation.invitedBy)?.publicName ?? 'Un auteur';
    await this.notifications.notify(tx, {
      accountId,
      kind: invitation.role === 'author' ? 'handed-over' : 'co-author-invited',
      resourceId: invitation.resourceId,
      title: `${name} ${offers[invitation.role]} «\u00a0${invitation.title}\u00a0»`,
      path: `/invitations/${invitation.id}`,
      detail: invitation.message,
    });
  }
}
