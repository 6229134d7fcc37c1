import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InvitationClosed } from './membership.errors.js';
import { InvitationSent } from './membership.events.js';

/** `author`: a member is asked to take the resource over. */
export type OfferedRole = 'author' | 'co-author' | 'contributor';
export type InvitationState = 'pending' | 'accepted' | 'declined' | 'cancelled';

/** The invited answers, an author cancels; every answer is final. */
const states: Record<InvitationState, readonly InvitationState[]> = {
  pending: ['accepted', 'declined', 'cancelled'],
  accepted: [],
  declined: [],
  cancelled: [],
};

const waitsDays = 60;

/** An author asks somebody to sign a resource with her, or a member to take it over. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') resourceId: string;
  /** Of the resource on that day: an invitation shows nothing that came later. */
  @Column('text') title: string;
  @Column('text') role: OfferedRole;
  /** As the author wrote it; null when she named a public page. */
  @Column('citext', { nullable: true }) email: string | null;
  /** Whom it is for; null while, or when, the address is nobody's here. */
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('uuid') invitedBy: string;
  @Column('text', { nullable: true }) message: string | null;
  @Column('text') state: InvitationState;
  @Column('timestamptz') createdAt: Date;
  /** When she was told. */
  @Column('timestamptz', { nullable: true }) reachedAt: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;

  static send(
    to: Pick<Invitation, 'id' | 'resourceId' | 'title' | 'role' | 'email' | 'accountId' | 'invitedBy'>,
    message: string | null,
    now: Date,
  ): [Invitation, InvitationSent] {
    const invitation = Object.assign(new Invitation(), {
      ...to,
      message: message?.trim().slice(0, 1000) || null,
      state: 'pending',
      createdAt: now,
      reachedAt: null,
      decidedAt: null,
    });
    return [invitation, new InvitationSent(invitation.id)];
  }

  /** Whoever it is for has an account, and is told: from now on it is hers to answer. */
  reach(accountId: string, now: Date): void {
    this.accountId = accountId;
    this.reachedAt = now;
  }

  accept(now: Date): void {
    this.decide('accepted', now);
  }

  decline(now: Date): void {
    this.decide('declined', now);
  }

  cancel(now: Date): void {
    this.decide('cancelled', now);
  }

  /** Nobody answers for ever. */
  isOpen(now: Date): boolean {
    return this.state === 'pending' && now.getTime() - this.createdAt.getTime() < waitsDays * 86_400_000;
  }

  private decide(to: InvitationState, now: Date): void {
    if (!states[this.state].includes(to) || !this.isOpen(now)) throw new InvitationClosed();
    this.state = to;
    this.decidedAt = now;
  }
}
