import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from './calendar.js';

const campaign = {
  id: 'id',
  slug: 'adresse',
  title: 'Fractions',
  opensOn: '2027-01-04',
  closesOn: '2027-03-31',
};

describe('the calendar of a campaign', () => {
  it('has its first and its last day', () => {
    const lines = calendarOf(campaign, 'https://essaim.test').split('\r\n');
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20270104',
      'DTSTART;VALUE=DATE:20270331',
    ]);
    expect(lines.filter((line) => line.startsWith('UID')).length).toBe(2);
  });

  it('keeps each line within 75 bytes and its words whole, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (words) => {
        const title = words.replace(/\s+/g, ' ');
        const text = calendarOf({ ...campaign, title }, 'https://essaim.test');
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
        const said = unfolded.find((line) => line.startsWith('SUMMARY:Premier')) ?? '';
        expect(said.replace(/\\([\\;,])/g, '$1')).toBe(`SUMMARY:Premier jour : ${title}`);
      }),
    );
  });
});
