import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contrastOf, isTooFaint, parseColour, unknownInk } from './colour-contrast.js';

describe('contrast', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => value.toString(16).padStart(6, '0'));

  it('is the same seen from both sides, between 1 and 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const [text, behind] = [parseColour(one)!, parseColour(other)!];
        const ratio = contrastOf(text, behind);
        expect(ratio).toBe(contrastOf(behind, text));
        expect(ratio >= 1 && ratio <= 21.001).toBe(true);
      }),
    );
  });

  it('is never said too faint when a colour is not known, nor when black or white would not be better', () => {
    fc.assert(
      fc.property(colour, fc.boolean(), (each, bold) => {
        const ink = { ...unknownInk, points: 12, bold };
        expect(isTooFaint({ ...ink, colour: each })).toBe(false);
        expect(isTooFaint({ ...ink, background: each })).toBe(false);
        // Either black or white has 4.5 for 1 on any colour (WCAG technique G18).
        const both = ['000000', 'ffffff'].map((on) => isTooFaint({ ...ink, colour: on, background: each }));
        expect(both).toContain(false);
      }),
    );
  });

  it.each([
    ['#767676', '#ffffff', false],
    ['#777777', '#ffffff', true],
    ['#f00', 'white', true],
    ['rgb(0, 0, 255)', '#fff', false],
  ])('%s on %s, of 12 points: %s', (text, behind, isFaint) => {
    expect(isTooFaint({ colour: text, background: behind, points: 12, bold: false })).toBe(isFaint);
  });

  it('asks less of large words', () => {
    const ink = { colour: '#888888', background: '#ffffff' };
    expect(isTooFaint({ ...ink, points: 18, bold: false })).toBe(false);
    expect(isTooFaint({ ...ink, points: 14, bold: true })).toBe(false);
    expect(isTooFaint({ ...ink, points: 14, bold: false })).toBe(true);
  });
});
