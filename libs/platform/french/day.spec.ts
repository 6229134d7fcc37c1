import { describe, expect, it } from '@jest/globals';
import { dayInWords } from './day.js';

describe('a day in words', () => {
  it('is the one of France, and the first of a month is said as one says it', () => {
    expect(dayInWords(new Date('2026-11-12T12:00:00Z'))).toBe('12 novembre 2026');
    expect(dayInWords(new Date('2026-11-30T23:30:00Z'))).toBe('1er décembre 2026');
    expect(dayInWords(new Date('2026-11-11T09:00:00Z'))).toBe('11 novembre 2026');
  });
});
