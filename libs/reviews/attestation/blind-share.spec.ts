import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayBeNamed } from './blind-share.js';

const share = fc
  .record({ reviews: fc.nat(40), signed: fc.nat(40), resources: fc.nat(200) })
  .filter(({ reviews, signed, resources }) => signed <= reviews && reviews <= resources);

describe('naming a campaign beside somebody who reviewed in it', () => {
  it('is silent where one resource was read, and speaks where five were', () => {
    expect(mayBeNamed({ reviews: 1, signed: 0, resources: 1 })).toBe(false);
    expect(mayBeNamed({ reviews: 1, signed: 0, resources: 4 })).toBe(false);
    expect(mayBeNamed({ reviews: 1, signed: 0, resources: 5 })).toBe(true);
    expect(mayBeNamed({ reviews: 2, signed: 0, resources: 9 })).toBe(false);
    expect(mayBeNamed({ reviews: 2, signed: 0, resources: 10 })).toBe(true);
  });

  it('tells what everybody reads already', () => {
    expect(mayBeNamed({ reviews: 1, signed: 1, resources: 1 })).toBe(true);
    // One of two is known: the other is one of four.
    expect(mayBeNamed({ reviews: 2, signed: 1, resources: 5 })).toBe(false);
    expect(mayBeNamed({ reviews: 2, signed: 1, resources: 6 })).toBe(true);
  });

  it('never lets a guess about a resource that she did not sign be right more than once in five', () => {
    fc.assert(
      fc.property(share, ({ reviews, signed, resources }) => {
        if (!mayBeNamed({ reviews, signed, resources }) || reviews === signed) return;
        expect((reviews - signed) / (resources - signed)).toBeLessThanOrEqual(1 / 5);
      }),
    );
  });
});
