import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from './qr-code.js';

/** The dark modules of a path made of `M x y h n v1h-n z` pieces. */
const drawn = (path: string): string[] =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, step) => `${y},${Number(x) + step}`),
  );

describe('the path of a QR code', () => {
  it('draws each dark module once, and no other', () => {
    const grids = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        dark: fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size }),
      }),
    );
    fc.assert(
      fc.property(grids, ({ size, dark }) => {
        const isDark = (row: number, column: number) => dark[row * size + column] ?? false;
        const expected = dark.flatMap((on, index) =>
          on ? [`${Math.floor(index / size)},${index % size}`] : [],
        );
        expect(drawn(runs(size, isDark))).toEqual(expected);
      }),
    );
  });
});
