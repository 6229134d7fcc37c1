import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionUnknown } from './item.errors.js';

/** A resource in a collection: a reference, with what the curators say of it. */
@Entity('collection_item')
export class Item {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') collectionId: string;
  /** Null: before all sections. */
  @Column('uuid', { nullable: true }) sectionId: string | null;
  /** In its section, from 0. */
  @Column('integer') position: number;
  @Column('uuid') resourceId: string;
  /** Null: it follows the newest version. */
  @Column('integer', { nullable: true }) pinnedVersion: number | null;
  /** The newest version when a curator last looked. */
  @Column('integer') seenVersion: number;
  /** « Pourquoi, comment, avec qui ». */
  @Column('text') note: string;
  /** What only its territory sees first. */
  @Column('text') localNote: string;
  @Column('uuid', { nullable: true }) addedBy: string | null;
  @Column('timestamptz') addedAt: Date;

  static add(
    ids: Pick<Item, 'id' | 'collectionId' | 'resourceId' | 'addedBy'>,
    place: Pick<Item, 'sectionId' | 'position'>,
    said: Pick<Item, 'note' | 'localNote' | 'seenVersion' | 'pinnedVersion'>,
    now: Date,
  ): Item {
    return Object.assign(new Item(), { ...ids, ...place, ...said, addedAt: now });
  }

  /** `latest`: the newest version there is. Null: follows it. */
  pin(version: number | null, latest: number): void {
    if (version !== null && (version < 1 || version > latest)) throw new VersionUnknown();
    this.pinnedVersion = version;
  }

  /** A curator has looked at what it is now. */
  see(latest: number): void {
    this.seenVersion = latest;
  }
}
