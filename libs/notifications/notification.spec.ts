import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { frequencies, kindOf, notificationKinds } from './notification-kind.js';
import { type Message, Notification } from './notification.js';

const now = new Date('2026-12-01T09:00:00Z');
const message: Message = { accountId: randomUUID(), kind: 'adapted', title: 'Adaptée', path: '/r/fractions' };
const written = (changes: Partial<Message> = {}) =>
  Notification.write(randomUUID(), { ...message, ...changes }, now);

describe('a notification', () => {
  it('is unread, then read once', () => {
    const notification = written();
    expect(notification.isRead).toBe(false);
    notification.read(now);
    notification.read(new Date('2026-12-02T09:00:00Z'));
    expect(notification.readAt).toEqual(now);
  });

  it('has a title of one line: it becomes the subject of a mail', () => {
    expect(written({ title: ' Une\r\nBcc: personne@ecole.test ' }).title).toBe(
      'Une Bcc: personne@ecole.test',
    );
    expect(written({ title: '«\u00a0Fractions\u00a0»' }).title).toBe('«\u00a0Fractions\u00a0»');
    expect(written({ title: 'a'.repeat(300) }).title).toHaveLength(200);
  });

  it('keeps no empty words', () => {
    expect(written({ detail: '  ' }).detail).toBeNull();
    expect(written({ detail: ' Corrigé. ' }).detail).toBe('Corrigé.');
  });

  it.each(['https://ailleurs.test/', '//ailleurs.test', '/\\ailleurs.test', 'r/fractions', ''])(
    'leads nowhere but here: %s',
    (path) => {
      expect(() => written({ path })).toThrow('Not a page of ours');
    },
  );

  it('is of a known kind', () => {
    expect(() => written({ kind: 'sold' })).toThrow('sold');
  });
});

describe('the kinds', () => {
  it('each say why one is told, in a sentence, and have a usual rhythm', () => {
    for (const { id, label, reason, frequency } of notificationKinds) {
      expect(reason).toMatch(/^Vous recevez ceci parce (que |qu’).*\.$/);
      expect(label).toMatch(/^[A-ZÀ-Ý]/);
      expect(frequencies).toContain(frequency);
      expect(kindOf(id).label).toBe(label);
    }
    expect(new Set(notificationKinds.map(({ id }) => id)).size).toBe(notificationKinds.length);
  });
});
