import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { Mailer, type SentMail } from '#platform/mail';
import { EventHandlers } from '#platform/outbox';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newTeacher } from '../../test/support/builders.js';
import { DigestService } from './digest.service.js';
import { NotificationService, NotificationsModule } from './index.js';

jest.setTimeout(60_000);

let product: TestApplication;
let reader: Actor;
let email: string;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule]);
});
afterAll(() => product.stop());

beforeEach(async () => {
  reader = await newTeacher(product, 'Lectrice');
  const { viewer } = await product.ask<{ viewer: { email: string } }>(reader, '{ viewer { email } }');
  email = viewer.email;
  await product.drain();
});

const tell = (kind: string, title: string, more: object = {}, to: Actor = reader) =>
  product.database.transaction((tx) =>
    product.app
      .get(NotificationService)
      .notify(tx, { accountId: to.accountId ?? '', kind, title, path: '/r/fractions', ...more }),
  );
const strikeHour = async () => {
  await product.app.get(EventHandlers).handle('hour.struck', {});
  await product.drain();
};
const mails = async (): Promise<SentMail[]> => (await product.mails()).filter(({ to }) => to === email);

interface Inbox {
  notifications: {
    totalCount: number;
    edges: { node: { id: string; title: string; read: boolean; kind: { id: string; reason: string } } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
  unreadNotifications: number;
}
const inbox = async (actor = reader, args = '(first: 20)') =>
  (
    await product.ask<{ viewer: Inbox }>(
      actor,
      `{ viewer { unreadNotifications notifications${args} { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id title read kind { id reason } } } } } }`,
    )
  ).viewer;
const markRead = (id: string, actor = reader) =>
  product.ask<{ markNotificationRead: { userErrors: { code: string }[] } }>(
    actor,
    'mutation($id: ID!) { markNotificationRead(input: { id: $id }) { userErrors { code } } }',
    { id },
  );
const choose = (kind: string, frequency: string, actor = reader) =>
  product.ask<{ setNotificationFrequency: { userErrors: { code: string }[] } }>(
    actor,
    'mutation($input: SetNotificationFrequencyInput!) { setNotificationFrequency(input: $input) { userErrors { code } } }',
    { input: { choices: [{ kind, frequency }] } },
  );
const stop = (token: string) =>
  product.ask<{
    stopNotifications: {
      stop: { stopped: boolean; kinds: { id: string }[] } | null;
      userErrors: { code: string }[];
    };
  }>(
    visitor,
    'mutation($input: StopNotificationsInput!) { stopNotifications(input: $input) { stop { stopped kinds { id } } userErrors { code } } }',
    { input: { token } },
  );
const tokenIn = (address: string | undefined): string =>
  new URL(address ?? '', 'http://x').searchParams.get('jeton') ?? '';
const day = 24 * 60;

describe('the inbox', () => {
  it('holds what was told, newest first, with its reason, and counts what is unread', async () => {
    await tell('adapted', 'Une adaptation');
    product.clock.advance(1);
    await tell('proposal-received', 'Une proposition');
    const { notifications, unreadNotifications } = await inbox();
    expect(unreadNotifications).toBe(2);
    expect(notifications.totalCount).toBe(2);
    expect(notifications.edges.map(({ node }) => node.title)).toEqual(['Une proposition', 'Une adaptation']);
    expect(notifications.edges[1]?.node.kind.reason).toMatch(/^Vous recevez ceci parce que/);
  });

  it('is told nothing of what was rolled back', async () => {
    const failing = product.database.transaction(async (tx) => {
      await product.app
        .get(NotificationService)
        .notify(tx, { accountId: reader.accountId ?? '', kind: 'handed-over', title: 'Rien', path: '/' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await product.drain();
    expect((await inbox()).notifications.totalCount).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it('pages', async () => {
    for (const n of [1, 2, 3]) await tell('adapted', `Titre ${n}`);
    const first = (await inbox(reader, '(first: 2)')).notifications;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await inbox(reader, `(first: 2, after: "${first.pageInfo.endCursor}")`)).notifications;
    expect(second.edges).toHaveLength(1);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is its reader’s alone', async () => {
    const other = await newTeacher(product, 'Autre');
    await tell('adapted', 'Pour elle seule');
    const id = (await inbox()).notifications.edges[0]?.node.id ?? '';
    expect((await inbox(other)).notifications.totalCount).toBe(0);
    expect((await markRead(id, other)).markNotificationRead.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect((await inbox()).unreadNotifications).toBe(1);
    expect((await markRead(id)).markNotificationRead.userErrors).toEqual([]);
    expect((await inbox()).unreadNotifications).toBe(0);
  });

  it('is read all at once, and leaves others unread', async () => {
    const other = await newTeacher(product, 'Autre');
    await tell('adapted', 'Une');
    await tell('adapted', 'Deux');
    await tell('adapted', 'La sienne', {}, other);
    await product.ask(reader, 'mutation { markAllNotificationsRead { userErrors { code } } }');
    expect((await inbox()).unreadNotifications).toBe(0);
    expect((await inbox(other)).unreadNotifications).toBe(1);
  });

  it('forgets after a year', async () => {
    await tell('adapted', 'Ancienne');
    product.clock.advance(366 * day);
    await product.app.get(EventHandlers).handle('house.keep', {});
    expect((await inbox()).notifications.totalCount).toBe(0);
  });
});

describe('a mail', () => {
  it('leaves at once for what is urgent, and once', async () => {
    await tell('proposal-received', 'Une proposition');
    expect(await product.drain()).toEqual(['digest.due']);
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Une proposition']);
    await product.app.get(DigestService).send(reader.accountId ?? ''); // the same job, run again
    await strikeHour();
    expect(await mails()).toHaveLength(1);
  });

  it('holds together what was told together', async () => {
    await tell('proposal-received', 'Une proposition');
    await tell('permission-asked', 'Une demande');
    expect(await product.drain()).toEqual(['digest.due']);
    expect((await mails()).map(({ subject }) => subject)).toEqual(['2 nouvelles sur Essaim']);
  });

  it('waits for the morning, then for Monday, and says nothing when nothing is new', async () => {
    await tell('source-updated', 'Un original');
    await tell('adapted', 'Une adaptation');
    expect(await product.drain()).toEqual([]);
    expect(await mails()).toEqual([]);
    product.clock.advance(day);
    await strikeHour();
    const first = await mails();
    expect(first.length).toBeGreaterThan(0);
    expect(first.some(({ text }) => text.includes('Un original'))).toBe(true);
    product.clock.advance(7 * day);
    await strikeHour();
    const all = await mails();
    expect(all.filter(({ text }) => text.includes('Un original'))).toHaveLength(1);
    expect(all.filter(({ text }) => text.includes('Une adaptation'))).toHaveLength(1);
    product.clock.advance(7 * day);
    await strikeHour();
    expect(await mails()).toHaveLength(all.length);
  });

  it('leaves out what was read on the site, and whoever may not sign in', async () => {
    await tell('source-updated', 'Lue');
    await markRead((await inbox()).notifications.edges[0]?.node.id ?? '');
    product.clock.advance(2 * day);
    await strikeHour();
    expect(await mails()).toEqual([]);
    await tell('proposal-received', 'Trop tard');
    await product.behind.owner.query(`update account set state = 'suspended' where id = $1`, [
      reader.accountId,
    ]);
    await product.drain();
    expect(await mails()).toEqual([]);
  });

  it('is tried again when it could not leave, with the same lines', async () => {
    const send = jest.spyOn(product.app.get(Mailer), 'send').mockRejectedValueOnce(new Error('full'));
    await tell('proposal-received', 'Une proposition');
    await expect(product.drain()).rejects.toThrow('full');
    await product.drain();
    send.mockRestore();
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Une proposition']);
  });

  it('is one, when two workers send at the same time', async () => {
    await tell('proposal-received', 'Une proposition');
    const digests = product.app.get(DigestService);
    await Promise.all(Array.from({ length: 8 }, () => digests.send(reader.accountId ?? '')));
    await product.drain();
    expect(await mails()).toHaveLength(1);
  });
});

describe('how often', () => {
  it('is as she chooses: a rhythm, or never, for what waits too', async () => {
    await choose('adapted', 'IMMEDIATE');
    await tell('adapted', 'Tout de suite');
    await product.drain();
    expect(await mails()).toHaveLength(1);
    await choose('proposal-received', 'DAILY');
    await tell('proposal-received', 'Demain');
    expect(await product.drain()).toEqual([]);
    await choose('proposal-received', 'NEVER');
    await tell('proposal-received', 'Jamais');
    await choose('proposal-received', 'IMMEDIATE');
    product.clock.advance(2 * day);
    await strikeHour();
    expect(await mails()).toHaveLength(1);
    expect((await inbox()).notifications.totalCount).toBe(3);
  });

  it('is said of every kind, and of no other', async () => {
    await choose('adapted', 'NEVER');
    const { viewer } = await product.ask<{
      viewer: { notificationPreferences: { kind: { id: string }; frequency: string }[] };
    }>(reader, '{ viewer { notificationPreferences { kind { id } frequency } } }');
    const byKind = new Map(viewer.notificationPreferences.map(({ kind, frequency }) => [kind.id, frequency]));
    expect([byKind.get('adapted'), byKind.get('source-updated')]).toEqual(['NEVER', 'DAILY']);
    const { setNotificationFrequency } = await choose('nulle-part', 'NEVER');
    expect(setNotificationFrequency.userErrors).toEqual([{ code: 'TERM_UNKNOWN' }]);
  });
});

describe('the link of a mail', () => {
  it('stops this kind without signing in, and tells what it stopped', async () => {
    await tell('proposal-received', 'Une proposition');
    await tell('permission-asked', 'Une demande');
    await product.drain();
    const [mail] = await mails();
    const links = [...(mail?.text ?? '').matchAll(/Ne plus recevoir.* : (\S+)/g)].map(([, url]) => url);
    expect(links).toHaveLength(2);
    const { stopNotifications } = await stop(tokenIn(links[0]));
    expect(stopNotifications.stop).toEqual({ stopped: true, kinds: [{ id: 'proposal-received' }] });
    await tell('proposal-received', 'Encore une');
    await tell('permission-asked', 'Encore une demande');
    await product.drain();
    const told = (await mails()).map(({ subject }) => subject);
    expect(told).toContain('Encore une demande');
    expect(told).not.toContain('Encore une');
  });

  it('of a mail program stops all that this mail held', async () => {
    await tell('proposal-received', 'Une proposition');
    await tell('permission-asked', 'Une demande');
    await product.drain();
    const header = (await mails())[0]?.headers?.['List-Unsubscribe'] ?? '';
    const { stopNotifications } = await stop(tokenIn(header.slice(1, -1)));
    expect(stopNotifications.stop?.kinds.map(({ id }) => id)).toEqual([
      'proposal-received',
      'permission-asked',
    ]);
  });

  it('that is not ours stops nothing', async () => {
    for (const token of ['', 'x.y'])
      expect((await stop(token)).stopNotifications.userErrors).toEqual([{ code: 'LINK_INVALID' }]);
  });
});
