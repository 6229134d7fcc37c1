import { Column, Entity, PrimaryColumn } from 'typeorm';
import { kindOf } from './notification-kind.js';

/** What somebody is told. It holds what was true and visible then, and a way to the page, which decides what it shows. */
export interface Message {
  readonly accountId: string;
  /** Of `data/kinds.json`. */
  readonly kind: string;
  readonly resourceId?: string | null;
  /** One sentence that says what happened. */
  readonly title: string;
  /** Of our own pages: it starts with one slash. */
  readonly path: string;
  /** More words: what changed, a colleague's message. */
  readonly detail?: string | null;
}

const titleLength = 200;
const detailLength = 2000;

/** One line of somebody's inbox. */
@Entity('notification')
export class Notification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) resourceId: string | null;
  @Column('text') title: string;
  @Column('text') path: string;
  @Column('text', { nullable: true }) detail: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
  /** When it was mailed, or when nobody wanted a mail of it any more. */
  @Column('timestamptz', { nullable: true }) digestedAt: Date | null;

  static write(id: string, message: Message, now: Date): Notification {
    if (!/^\/(?![/\\])/.test(message.path)) throw new Error(`Not a page of ours: ${message.path}`);
    return Object.assign(new Notification(), {
      id,
      accountId: message.accountId,
      kind: kindOf(message.kind).id,
      resourceId: message.resourceId ?? null,
      // One line: it becomes the subject of a mail. French no-break spaces stay.
      title: message.title
        .replace(/[^\S\u00a0\u202f]+/g, ' ')
        .trim()
        .slice(0, titleLength),
      path: message.path,
      detail: message.detail?.trim().slice(0, detailLength) || null,
      createdAt: now,
      readAt: null,
      digestedAt: null,
    });
  }

  /** The first reading counts. */
  read(now: Date): void {
    this.readAt ??= now;
  }

  get isRead(): boolean {
    return this.readAt !== null;
  }
}
