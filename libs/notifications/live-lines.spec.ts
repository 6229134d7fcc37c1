import { describe, expect, it } from '@jest/globals';
import { LiveLines } from './live-lines.service.js';
import { Notification } from './notification.js';

const now = new Date('2026-11-30T08:00:00Z');
const line = (id: string, kind: string) =>
  Notification.write(id, { accountId: 'a', kind, title: 'Écrit alors', path: '/' }, now);

describe('lines whose words are asked when they are read', () => {
  it('say what they say now, in their order; the others say what they said', async () => {
    const live = new LiveLines();
    const asked: string[][] = [];
    live.on('followed', async (lines) => {
      asked.push(lines.map(({ id }) => id));
      return new Map([
        ['3', { title: 'Dit maintenant', path: '/r/x', detail: null, reason: 'Parce que.', stops: [] }],
      ]);
    });
    const told = await live.read([line('1', 'adapted'), line('2', 'followed'), line('3', 'followed')]);
    expect(told.map(({ id, title, reason }) => [id, title, reason])).toEqual([
      ['1', 'Écrit alors', null],
      ['3', 'Dit maintenant', 'Parce que.'],
    ]);
    expect(asked).toEqual([['2', '3']]);
    await live.read([line('1', 'adapted')]);
    expect(asked).toHaveLength(1);
  });
});
