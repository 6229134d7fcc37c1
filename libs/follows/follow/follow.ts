import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type FollowKind, type FollowTarget, type SavedSearch, targetKey } from './follow-target.js';

/** That somebody wants to be told of what is new about something. It is hers alone: what she follows is told to nobody. */
@Entity('follow')
export class Follow implements FollowTarget {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') kind: FollowKind;
  @Column('uuid', { nullable: true }) agentId: string | null;
  @Column('uuid', { nullable: true }) collectionId: string | null;
  @Column('text', { nullable: true }) level: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('jsonb', { nullable: true }) search: SavedSearch | null;
  /** What makes two follows of an account the same; see `targetKey`. */
  @Column('text') target: string;
  /** Nothing older is told. */
  @Column('timestamptz') since: Date;
  /** Until when what was published has been asked of a saved search. */
  @Column('timestamptz', { nullable: true }) askedUntil: Date | null;

  static begin(id: string, accountId: string, target: FollowTarget, now: Date): Follow {
    return Object.assign(new Follow(), {
      ...target,
      id,
      accountId,
      target: targetKey(target),
      since: now,
      askedUntil: target.kind === 'search' ? now : null,
    });
  }

  /** All that was published before this moment has been asked; it never goes back. */
  ask(until: Date): void {
    if (this.askedUntil !== null && this.askedUntil < until) this.askedUntil = until;
  }
}
