import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Half a year without coming back, and the device is a stranger’s again; the ten last of an account are kept. */
const bounds = { days: 180, most: 10 };

/** A device on which this account was signed in to. It opens nothing: strangers’ failures alone do not count there. */
@Entity('known_device')
export class KnownDevice {
  static readonly most = bounds.most;

  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') tokenHash: string;
  @Column('timestamptz') firstSeenAt: Date;
  @Column('timestamptz') lastSeenAt: Date;

  static meet(ids: { id: string; accountId: string; tokenHash: string }, now: Date): KnownDevice {
    return Object.assign(new KnownDevice(), { ...ids, firstSeenAt: now, lastSeenAt: now });
  }

  /** Seen before this moment is forgotten. */
  static forgottenBefore(now: Date): Date {
    return new Date(now.getTime() - bounds.days * 24 * 3600 * 1000);
  }

  /** Until when the browser keeps its half. */
  static keptUntil(now: Date): Date {
    return new Date(now.getTime() + bounds.days * 24 * 3600 * 1000);
  }
}
