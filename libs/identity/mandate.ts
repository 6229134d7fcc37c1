import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MandateRole } from '#platform/authorization';

/** A role over a territory, for a time, given by somebody. A right exists only through a live mandate. */
@Entity('mandate')
export class Mandate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') role: MandateRole;
  @Column('uuid', { nullable: true }) territoryId: string | null;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz', { nullable: true }) endsAt: Date | null;
  @Column('uuid', { nullable: true }) grantedBy: string | null;
  @Column('timestamptz') grantedAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('uuid', { nullable: true }) revokedBy: string | null;

  static grant(
    id: string,
    wish: { accountId: string; role: MandateRole; grantedBy: string | null; endsAt: Date | null },
    now: Date,
  ): Mandate {
    return Object.assign(new Mandate(), {
      id,
      ...wish,
      territoryId: null,
      startsAt: now,
      grantedAt: now,
      revokedAt: null,
      revokedBy: null,
    });
  }

  /** Live at this moment; expiry needs no job. */
  isLive(now: Date): boolean {
    return this.revokedAt === null && this.startsAt <= now && (this.endsAt === null || now < this.endsAt);
  }
}
