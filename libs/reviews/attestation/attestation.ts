import { isDeepStrictEqual } from 'node:util';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttestedCampaign } from './attestation-document.js';
import { newAttestationCode } from './attestation-code.js';

export type AttestedRole = 'reviewer' | 'author';

/** What it says of somebody, as it was the day it was issued. */
export interface AttestedFacts {
  /** The public name. */
  readonly name: string;
  readonly campaigns: readonly AttestedCampaign[];
}

export type AttestationState = 'valid' | 'withdrawn' | 'replaced' | 'unattributed';

/** A paper that says what somebody did in a year, which anybody checks by its code. It never changes: a newer one replaces it. */
@Entity('attestation')
export class Attestation {
  @PrimaryColumn('uuid') id: string;
  /** Without hyphens. */
  @Column('text') code: string;
  /** Null once the account is gone; what it said went with it. */
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('text') role: AttestedRole;
  @Column('integer') year: number;
  @Column('jsonb', { nullable: true }) facts: AttestedFacts | null;
  @Column('timestamptz') issuedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('timestamptz', { nullable: true }) replacedAt: Date | null;

  static issue(
    about: { id: string; accountId: string; role: AttestedRole; year: number; facts: AttestedFacts },
    now: Date,
  ): Attestation {
    return Object.assign(new Attestation(), {
      ...about,
      code: newAttestationCode(),
      issuedAt: now,
      withdrawnAt: null,
      replacedAt: null,
    });
  }

  get state(): AttestationState {
    if (this.accountId === null) return 'unattributed';
    if (this.withdrawnAt !== null) return 'withdrawn';
    return this.replacedAt === null ? 'valid' : 'replaced';
  }

  /** What anybody may read of it: nothing any more of one that was withdrawn, or whose account is gone. */
  get told(): AttestedFacts | null {
    return this.state === 'valid' || this.state === 'replaced' ? this.facts : null;
  }

  says(facts: AttestedFacts): boolean {
    return isDeepStrictEqual(this.facts, facts);
  }

  replace(now: Date): void {
    this.replacedAt ??= now;
  }

  /** By its holder, whenever she wants; it stays so. */
  withdraw(now: Date): void {
    this.withdrawnAt ??= now;
  }
}

export const countIn = ({ campaigns }: Pick<AttestedFacts, 'campaigns'>): number =>
  campaigns.reduce((sum, { count }) => sum + count, 0);
