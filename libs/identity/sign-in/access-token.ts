import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TokenDaysInvalid, TokenNameMissing } from '../account/account.errors.js';

/** Lets a program call the API in its owner's name, within a scope and a time. Only the hash is kept. */
@Entity('access_token')
export class AccessToken {
  @PrimaryColumn('uuid') id: string;
  @Column('text') tokenHash: string;
  @Column('uuid') accountId: string;
  @Column('text') name: string;
  @Column('text') scope: 'read' | 'write';
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;

  /** When a second factor stood behind the session that made it; null: it did not. */
  @Column('timestamptz', { nullable: true }) strongSince: Date | null;

  static issue(
    ids: { id: string; accountId: string; tokenHash: string; strongSince: Date | null },
    wish: { name: string; scope: 'read' | 'write'; days: number },
    now: Date,
  ): AccessToken {
    const name = wish.name.trim();
    if (name.length === 0 || name.length > 80) throw new TokenNameMissing();
    if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > 365) throw new TokenDaysInvalid();
    return Object.assign(new AccessToken(), {
      ...ids,
      name,
      scope: wish.scope,
      createdAt: now,
      expiresAt: new Date(now.getTime() + wish.days * 24 * 3600 * 1000),
      lastUsedAt: null,
      revokedAt: null,
    });
  }
}
