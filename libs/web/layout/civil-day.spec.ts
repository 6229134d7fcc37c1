import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayField, endOfDay, startOfDay } from './civil-day.js';

describe('a day in France', () => {
  it('begins and ends at its midnights, in winter and in summer', () => {
    expect(startOfDay('2027-01-15')).toBe('2027-01-14T23:00:00.000Z');
    expect(endOfDay('2027-01-15')).toBe('2027-01-15T22:59:59.000Z');
    expect(startOfDay('2027-07-15')).toBe('2027-07-14T22:00:00.000Z');
    expect(endOfDay('2027-07-15')).toBe('2027-07-15T21:59:59.000Z');
  });

  it('begins before the clocks move, and ends after', () => {
    expect(startOfDay('2035-03-25')).toBe('2035-03-24T23:00:00.000Z');
    expect(endOfDay('2035-03-25')).toBe('2035-03-25T21:59:59.000Z');
    expect(startOfDay('2035-10-28')).toBe('2035-10-27T22:00:00.000Z');
    expect(endOfDay('2035-10-28')).toBe('2035-10-28T22:59:59.000Z');
  });

  it.each(['', '15/07/2027', '2027-13-01', '2027-02-3'])('is not « %s »', (text) => {
    expect([startOfDay(text), endOfDay(text)]).toEqual([null, null]);
  });

  it('is written as it was read, whichever it is', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const day = dayField(date);
          for (const edge of [startOfDay(day), endOfDay(day)])
            expect(dayField(new Date(edge ?? ''))).toBe(day);
        },
      ),
    );
  });
});
