import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KeptStaysPrivate } from './collection.errors.js';

/** `link`: read by whoever has its secret address, listed nowhere. */
export type CollectionVisibility = 'private' | 'link' | 'public';

/** `owner`: decides who sees it and who works on it; `curator`: works on what it holds. */
export type CuratorRole = 'owner' | 'curator';

/** What its curators say of it. */
export interface CollectionFields {
  title: string;
  /** What it is for, in words. */
  why: string;
  visibility: CollectionVisibility;
  /** Ids of `#vocabulary`. */
  levels: string[];
  subjects: string[];
  /** A collection of a territory, whose readers see its local notes first; null: of nobody’s in particular. */
  territoryId: string | null;
}

/** Resources of anybody, gathered for a reason. */
@Entity('collection')
export class Collection implements CollectionFields {
  @PrimaryColumn('uuid') id: string;
  /** Of its address; frozen. */
  @Column('text') slug: string;
  @Column('text') title: string;
  @Column('text') why: string;
  @Column('text') visibility: CollectionVisibility;
  /** What makes its secret address: 128 bits of chance. */
  @Column('text') linkKey: string;
  @Column('text', { array: true }) levels: string[];
  @Column('text', { array: true }) subjects: string[];
  @Column('uuid', { nullable: true }) territoryId: string | null;
  @Column('uuid', { nullable: true }) copiedFrom: string | null;
  /** Title and curators of what it was copied from, as they were. */
  @Column('text', { nullable: true }) copiedCredit: string | null;
  @Column('uuid') createdBy: string;
  /** Whose « Garder » fills it; null: made on purpose. */
  @Column('uuid', { nullable: true }) keptBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
  /** First shown to everybody. */
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) deletedAt: Date | null;

  static begin(
    ids: Pick<Collection, 'id' | 'slug' | 'linkKey' | 'createdBy'>,
    fields: CollectionFields,
    now: Date,
  ): Collection {
    return Object.assign(new Collection(), {
      ...ids,
      ...fields,
      copiedFrom: null,
      copiedCredit: null,
      keptBy: null,
      createdAt: now,
      updatedAt: now,
      publishedAt: fields.visibility === 'public' ? now : null,
      deletedAt: null,
    });
  }

  change(fields: CollectionFields, now: Date): void {
    if (this.keptBy !== null && fields.visibility !== 'private') throw new KeptStaysPrivate();
    Object.assign(this, fields);
    if (this.visibility === 'public') this.publishedAt ??= now;
    this.touch(now);
  }

  /** What it holds has changed. */
  touch(now: Date): void {
    this.updatedAt = now;
  }

  /** Whoever had the secret address does not read it any more. */
  renewLink(linkKey: string, now: Date): void {
    this.linkKey = linkKey;
    this.touch(now);
  }

  /** Its words go at once; its address leads nowhere, and is given to no other. */
  delete(now: Date): void {
    Object.assign(this, { title: '', why: '', copiedCredit: null, keptBy: null, deletedAt: now });
    this.touch(now);
  }
}
