import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ChallengeExpired } from '../account/account.errors.js';

const tenMinutes = 600_000;

/** A sign-in on its way: the first proof was given, the code is awaited. Only the hash of its token is kept. */
@Entity('sign_in_challenge')
export class SignInChallenge {
  @PrimaryColumn('uuid') id: string;
  @Column('text') tokenHash: string;
  @Column('uuid') accountId: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;

  static pose(ids: { id: string; accountId: string; tokenHash: string }, now: Date): SignInChallenge {
    const expiresAt = new Date(now.getTime() + tenMinutes);
    return Object.assign(new SignInChallenge(), { ...ids, createdAt: now, expiresAt, usedAt: null });
  }

  /** Once, and within ten minutes; throws `ChallengeExpired`. */
  meet(now: Date): void {
    if (!this.isOpen(now)) throw new ChallengeExpired();
    this.usedAt = now;
  }

  isOpen(now: Date): boolean {
    return this.usedAt === null && now < this.expiresAt;
  }
}
