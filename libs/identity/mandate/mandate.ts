import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MandateRole } from '#platform/authorization';
import {
  MandateEndMissing,
  MandateEndsBefore,
  MandateOver,
  MandateTooLate,
  MandateTooLong,
} from './mandate.errors.js';
import { MandateEnded, MandateGranted } from './mandate.events.js';
import { mandateTerms, monthsAfter } from './mandate-terms.js';

export type MandateState = 'coming' | 'live' | 'ended' | 'revoked';

/** Time alone leads from coming to live to ended; somebody may end it before. */
const states: Record<MandateState, readonly MandateState[]> = {
  coming: ['revoked'],
  live: ['revoked'],
  ended: [],
  revoked: [],
};

/** Who gives it: null for whoever runs the installation. */
export interface Grantor {
  readonly accountId: string | null;
  /** The mandate by which she does. */
  readonly mandateId: string | null;
}

export type MandateWish = Pick<Mandate, 'accountId' | 'role' | 'territoryId' | 'startsAt' | 'endsAt'>;

/** A role over a territory, for a time, given by somebody. A right exists only through a live mandate. */
@Entity('mandate')
export class Mandate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') role: MandateRole;
  /** Null: everywhere. */
  @Column('uuid', { nullable: true }) territoryId: string | null;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz', { nullable: true }) endsAt: Date | null;
  @Column('uuid', { nullable: true }) grantedBy: string | null;
  @Column('uuid', { nullable: true }) delegatedFrom: string | null;
  @Column('timestamptz') grantedAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('uuid', { nullable: true }) revokedBy: string | null;

  /** Its time is checked by `checkTerm`, where people give it. */
  static grant(id: string, wish: MandateWish, by: Grantor, now: Date): [Mandate, MandateGranted] {
    const mandate = Object.assign(new Mandate(), {
      id,
      ...wish,
      startsAt: wish.startsAt < now ? now : wish.startsAt,
      grantedBy: by.accountId,
      delegatedFrom: by.mandateId,
      grantedAt: now,
      revokedAt: null,
      revokedBy: null,
    });
    return [mandate, new MandateGranted(id)];
  }

  revoke(by: string | null, now: Date): MandateEnded {
    if (!this.isOpen(now)) throw new MandateOver();
    this.revokedAt = now;
    this.revokedBy = by;
    return new MandateEnded(this.id);
  }

  /** Expiry needs no job. */
  stateAt(now: Date): MandateState {
    if (this.revokedAt !== null) return 'revoked';
    if (now < this.startsAt) return 'coming';
    return this.endsAt === null || now < this.endsAt ? 'live' : 'ended';
  }

  isLive(now: Date): boolean {
    return this.stateAt(now) === 'live';
  }

  /** It runs or is to come: somebody may end it. */
  isOpen(now: Date): boolean {
    return states[this.stateAt(now)].includes('revoked');
  }

  /** The same right, for at least as long. */
  covers(wish: MandateWish, now: Date): boolean {
    const isSame = wish.role === this.role && wish.territoryId === this.territoryId;
    const startsInTime = this.startsAt <= wish.startsAt || this.startsAt <= now;
    const lasts = this.endsAt === null || (wish.endsAt !== null && wish.endsAt <= this.endsAt);
    return isSame && this.isOpen(now) && startsInTime && lasts;
  }
}

/** Throws unless a mandate may run for this time: the rules of data/mandate-terms.json. */
export function checkTerm(wish: Pick<MandateWish, 'role' | 'startsAt' | 'endsAt'>, now: Date): void {
  const { mostMonths } = mandateTerms.roles[wish.role];
  const start = wish.startsAt < now ? now : wish.startsAt;
  if (start > monthsAfter(now, mandateTerms.startWithinMonths)) throw new MandateTooLate();
  if (wish.endsAt === null) {
    if (mostMonths !== null) throw new MandateEndMissing();
    return;
  }
  if (wish.endsAt <= start) throw new MandateEndsBefore();
  if (mostMonths === null) return;
  const latest = monthsAfter(start, mostMonths);
  if (wish.endsAt.getTime() > latest.getTime() + DAY) throw MandateTooLong(latest);
}

/** Ends are chosen by the day: the last one counts whole. */
const DAY = 86_400_000;
