import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LinkPurpose = 'confirm_email' | 'reset_password' | 'change_email';

const minutes: Record<LinkPurpose, number> = { confirm_email: 48 * 60, reset_password: 30, change_email: 60 };

/** A secret sent by mail, consumed once by POST. OWASP ASVS 6.4: a reset lives 30 minutes at most. */
@Entity('one_time_link')
export class OneTimeLink {
  @PrimaryColumn('uuid') id: string;
  @Column('text') tokenHash: string;
  @Column('uuid') accountId: string;
  @Column('text') purpose: LinkPurpose;
  @Column('citext') email: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;

  static send(
    ids: { id: string; accountId: string; tokenHash: string },
    purpose: LinkPurpose,
    email: string,
    now: Date,
  ): OneTimeLink {
    const expiresAt = new Date(now.getTime() + minutes[purpose] * 60_000);
    return Object.assign(new OneTimeLink(), {
      ...ids,
      purpose,
      email,
      createdAt: now,
      expiresAt,
      usedAt: null,
    });
  }

  isUsable(now: Date): boolean {
    return this.usedAt === null && now < this.expiresAt;
  }
}
