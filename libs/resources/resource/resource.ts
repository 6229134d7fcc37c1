import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CannotPublish, CannotShow, NotPublished } from './resource.errors.js';
import { ResourceHidden, ResourcePublished, ResourceShown, ResourceWithdrawn } from './resource.events.js';

export type Lifecycle = 'draft' | 'published' | 'withdrawn';
export type Visibility = 'shown' | 'hidden';

/** Withdrawing is the author's and final; hiding is moderation's and reversible. A withdrawn resource keeps its address. */
const lifecycles: Record<Lifecycle, readonly Lifecycle[]> = {
  draft: ['published'],
  published: ['published', 'withdrawn'],
  withdrawn: [],
};

/** What has one address for ever: its versions carry the content, its members may act on it. */
@Entity('resource')
export class Resource {
  @PrimaryColumn('uuid') id: string;
  /** Frozen at the first publication. */
  @Column('text', { nullable: true }) slug: string | null;
  /** For print: read aloud and typed without doubt. */
  @Column('text') shortCode: string;
  @Column('text') lifecycle: Lifecycle;
  @Column('text') visibility: Visibility;
  @Column('text', { nullable: true }) hiddenReason: string | null;
  @Column('timestamptz', { nullable: true }) hiddenAt: Date | null;
  /** Number of the newest version; 0 before the first. */
  @Column('integer') latestVersion: number;
  @Column('uuid', { nullable: true }) familyId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;

  static begin(id: string, shortCode: string, now: Date): Resource {
    return Object.assign(new Resource(), {
      id,
      shortCode,
      slug: null,
      lifecycle: 'draft',
      visibility: 'shown',
      hiddenReason: null,
      hiddenAt: null,
      latestVersion: 0,
      familyId: id,
      createdAt: now,
      publishedAt: null,
      withdrawnAt: null,
    });
  }

  /** Takes the next version number; the slug is frozen now or never again. */
  publish(slug: string, now: Date): ResourcePublished {
    this.move('published', new CannotPublish());
    this.slug ??= slug;
    this.publishedAt ??= now;
    this.latestVersion += 1;
    return new ResourcePublished(this.id, this.latestVersion);
  }

  withdraw(now: Date): ResourceWithdrawn {
    this.move('withdrawn', new NotPublished());
    this.withdrawnAt = now;
    return new ResourceWithdrawn(this.id);
  }

  hide(reason: string, now: Date): ResourceHidden {
    if (this.lifecycle === 'draft') throw new NotPublished();
    this.visibility = 'hidden';
    this.hiddenReason = reason;
    this.hiddenAt = now;
    return new ResourceHidden(this.id);
  }

  show(): ResourceShown {
    if (this.visibility !== 'hidden') throw new CannotShow();
    this.visibility = 'shown';
    this.hiddenReason = null;
    this.hiddenAt = null;
    return new ResourceShown(this.id);
  }

  /** True when anybody may read and download it. */
  get isReadable(): boolean {
    return this.lifecycle === 'published' && this.visibility === 'shown';
  }

  private move(to: Lifecycle, refusal: Error): void {
    if (!lifecycles[this.lifecycle].includes(to)) throw refusal;
    this.lifecycle = to;
  }
}
