import { describe, expect, it } from '@jest/globals';
import { digestBounds } from './digest-hour.js';

const at = (iso: string) => digestBounds(new Date(iso));
const text = (date: Date) => date.toISOString();

describe('the hours of digests are those of clocks in France', () => {
  it.each([
    ['in winter, after seven', '2026-12-02T06:00:00Z', '2026-12-02T06:00:00.000Z'],
    ['in winter, a second before', '2026-12-02T05:59:59Z', '2026-12-01T06:00:00.000Z'],
    ['in summer, after seven', '2026-07-01T05:00:00Z', '2026-07-01T05:00:00.000Z'],
    ['in summer, a second before', '2026-07-01T04:59:59Z', '2026-06-30T05:00:00.000Z'],
    ['the morning that summer time begins', '2027-03-28T05:30:00Z', '2027-03-28T05:00:00.000Z'],
    ['the morning that summer time ends', '2026-10-25T05:59:59Z', '2026-10-24T05:00:00.000Z'],
    ['an hour later that morning', '2026-10-25T06:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['on New Year’s Day before dawn', '2027-01-01T01:00:00Z', '2026-12-31T06:00:00.000Z'],
    [
      'late in the evening, when it is tomorrow in UTC no more',
      '2026-07-01T22:30:00Z',
      '2026-07-01T05:00:00.000Z',
    ],
  ])('%s', (_when, now, daily) => {
    expect(text(at(now).daily)).toBe(daily);
  });

  it.each([
    ['on Monday at seven', '2026-11-30T06:00:00Z', '2026-11-30T06:00:00.000Z'],
    ['on Monday before seven', '2026-11-30T05:59:00Z', '2026-11-23T06:00:00.000Z'],
    ['on Sunday night, which is Monday in Paris', '2026-11-29T23:30:00Z', '2026-11-23T06:00:00.000Z'],
    ['across the change of hour', '2026-10-28T12:00:00Z', '2026-10-26T06:00:00.000Z'],
  ])('weekly: %s', (_when, now, weekly) => {
    expect(text(at(now).weekly)).toBe(weekly);
  });

  it('never lies ahead, nor a day or a week behind, at any minute of a year', () => {
    const day = 86_400_000;
    for (let minute = 0; minute < 366 * 24 * 60; minute += 47) {
      const now = new Date(Date.UTC(2026, 0, 1, 0, minute));
      const { daily, weekly } = digestBounds(now);
      const [ofDay, ofWeek] = [now.getTime() - daily.getTime(), now.getTime() - weekly.getTime()];
      expect(ofDay >= 0 && ofDay < day + 3_600_000).toBe(true);
      expect(ofWeek >= 0 && ofWeek < 7 * day + 3_600_000).toBe(true);
    }
  });
});
