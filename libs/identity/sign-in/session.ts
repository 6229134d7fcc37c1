import { Column, Entity, PrimaryColumn } from 'typeorm';

const thirtyDays = 30 * 24 * 3600 * 1000;

/** One open connection of one device. Only the hash of its token is kept. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid') id: string;
  @Column('text') tokenHash: string;
  @Column('uuid') accountId: string;
  /** Browser and system in words, never the full agent string. */
  @Column('text') device: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastUsedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;

  /** When a second factor stood behind it; null: it did not. */
  @Column('timestamptz', { nullable: true }) strongSince: Date | null;

  static open(
    ids: { id: string; accountId: string; tokenHash: string },
    { device, isStrong }: { device: string; isStrong: boolean },
    now: Date,
  ): Session {
    return Object.assign(new Session(), {
      ...ids,
      device,
      strongSince: isStrong ? now : null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + thirtyDays),
      revokedAt: null,
    });
  }
}

/** « Firefox sur Linux »: enough to recognise one's own device, too little to follow anybody. */
export function deviceLabel(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const browser =
    (/Edg\//.test(text) && 'Edge') ||
    (/Firefox\//.test(text) && 'Firefox') ||
    (/Chrome\//.test(text) && 'Chrome') ||
    (/Safari\//.test(text) && 'Safari') ||
    'Un programme';
  const system =
    (/Android/.test(text) && 'Android') ||
    (/iPhone|iPad/.test(text) && 'iOS') ||
    (/Windows/.test(text) && 'Windows') ||
    (/Mac OS/.test(text) && 'macOS') ||
    (/Linux/.test(text) && 'Linux');
  return system ? `${browser} sur ${system}` : browser;
}
