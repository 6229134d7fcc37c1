import { randomUUID } from 'node:crypto';
import { CollectionService, CollectionsModule, ItemService } from '#collections';
import { DiscoveryModule } from '#discovery';
import { FollowService, FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import type { SentMail } from '#platform/mail';
import { EventHandlers } from '#platform/outbox';
import {
  type DraftFields,
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
} from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from './application.js';
import { newPublished, newTeacher } from './builders.js';

/** All that following rests on. */
const followingModules = [
  IdentityModule,
  NotificationsModule,
  ResourcesModule,
  ReviewsModule,
  CollectionsModule,
  DiscoveryModule,
  FollowsModule,
];

type Wish = Parameters<FollowService['follow']>[1];
const nothing: Wish = { person: null, collection: null, level: null, subject: null, search: null };

/** What a mail or an inbox says of one thing that is followed. */
export interface ToldLine {
  readonly title: string;
  readonly path: string;
  readonly reason: string;
  readonly stops: readonly { readonly label: string; readonly path: string }[];
}

const DAY = 24 * 60;
const untilNoon = (now: Date): number =>
  (DAY + 12 * 60 - (now.getUTCHours() * 60 + now.getUTCMinutes())) % DAY;

/** Somebody who publishes, somebody who gathers, somebody who follows. */
export class Following {
  private constructor(
    readonly product: TestApplication,
    readonly author: Actor,
    readonly curator: Actor,
  ) {}

  static async begin(): Promise<Following> {
    const product = await startTestApplication(followingModules);
    // Between the hour of the searches and the one before it, what is followed now is asked a morning later.
    product.clock.advance(untilNoon(product.clock.now()));
    return new Following(
      product,
      await newTeacher(product, 'Autrice Exemple'),
      await newTeacher(product, 'Conseillère Exemple'),
    );
  }

  service<Service>(type: new (...args: never[]) => Service): Service {
    return this.product.app.get(type as never, { strict: false });
  }

  follow(reader: Actor, wish: Partial<Wish>) {
    return this.service(FollowService).follow(reader, { ...nothing, ...wish });
  }

  unfollow(reader: Actor, wish: Partial<Wish> & { id?: string }) {
    return this.service(FollowService).unfollow(reader, { ...nothing, id: null, ...wish });
  }

  publish(fields: DraftFields = {}, author = this.author): Promise<Resource> {
    return newPublished(this.product, author, fields);
  }

  async publishAgain({ id }: Resource, { minor = false, by = this.author } = {}): Promise<Resource> {
    const draft = await this.service(NextVersionService).startVersion(by, id);
    const text = `# Séance ${randomUUID()}\n\nOn partage encore une tarte.\n`;
    const { revision } = await this.service(DraftService).update(by, draft.id, draft.revision, {
      text,
    });
    return this.service(PublishingService).publish(by, draft.id, {
      whatChanged: 'Une séance de plus.',
      minor,
      revision,
    });
  }

  newCollection(title: string) {
    return this.service(CollectionService).create(this.curator, {
      title,
      why: 'Pour mesurer.',
      visibility: 'public',
    });
  }

  async show(collection: { id: string }, visibility: 'public' | 'private'): Promise<void> {
    await this.service(CollectionService).update(this.curator, collection.id, { visibility });
  }

  gather(collection: { id: string }, resource: Resource, by = this.curator) {
    const wish = { collection: collection.id, resource: resource.id, section: null };
    return this.service(ItemService).add(by, wish);
  }

  /** Moderation’s act, whose event may come later. */
  async setVisibility({ id }: Resource, visibility: 'shown' | 'hidden', hearing = true): Promise<void> {
    await this.product.behind.owner.query(
      `update resource set visibility = $2, hidden_reason = case when $2 = 'hidden' then 'Une vérification.' end,
         hidden_at = case when $2 = 'hidden' then now() end where id = $1`,
      [id, visibility],
    );
    if (hearing) await this.handle(`resource.${visibility}`, { resourceId: id });
  }

  handle(type: string, payload: Record<string, unknown>): Promise<void> {
    return this.service(EventHandlers).handle(type, payload);
  }

  /** Two mornings later: saved searches are asked on the first, what they found is mailed on the second. */
  async mornings(): Promise<void> {
    for (let n = 0; n < 2; n += 1) {
      this.product.clock.advance(DAY);
      await this.handle('hour.struck', {});
      await this.product.drain();
    }
  }

  async slugOf({ agentId }: Actor): Promise<string> {
    const { rows } = await this.product.behind.owner.query<{ slug: string }>(
      'select slug from agent where id = $1',
      [agentId],
    );
    return rows[0]?.slug ?? '';
  }

  /** Newest first. */
  async mailsTo(reader: Actor): Promise<SentMail[]> {
    const { viewer } = await this.product.ask<{ viewer: { email: string } }>(reader, '{ viewer { email } }');
    return (await this.product.mails()).filter(({ to }) => to === viewer.email);
  }

  async inbox(reader: Actor): Promise<(ToldLine & { id: string; read: boolean })[]> {
    const { viewer } = await this.product.ask<{
      viewer: { notifications: { edges: { node: ToldLine & { id: string; read: boolean } }[] } };
    }>(
      reader,
      '{ viewer { notifications(first: 50) { edges { node { id title path reason read stops { label path } } } } } }',
    );
    return viewer.notifications.edges.map(({ node }) => node);
  }
}

/** The lines of a digest about what is followed: each is a title, its address, its reason, its stops. */
export function linesIn({ text }: SentMail): Omit<ToldLine, 'stops'>[] {
  const found = text.matchAll(/^(.*)\nhttp\S*?(\/r\/\S+)\n(Vous recevez ceci parce que vous suivez .*)$/gm);
  return [...found].map(([, title = '', path = '', reason = '']) => ({ title, path, reason }));
}
