import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitting, startOf, trailFrom } from './passage-pages.js';

const passage = (elements: number) => ({ html: elements === 0 ? null : '<p>'.repeat(elements) });

describe('passages that a page holds', () => {
  it('are all read, once, in order, whatever they weigh', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 60 }), (weights) => {
        const all = weights.map(passage);
        const read: typeof all = [];
        while (read.length < all.length) {
          const page = fitting(all.slice(read.length));
          expect(page.length).toBeGreaterThan(0);
          read.push(...page);
        }
        expect(read).toEqual(all);
      }),
    );
  });

  it('weigh no more than a page may, but for one that does so by itself', () => {
    expect(fitting(Array.from({ length: 50 }, () => passage(20)))).toHaveLength(10);
    expect(fitting([passage(500), passage(1)])).toHaveLength(1);
  });
});

describe('the way back', () => {
  it('is where earlier pages began, and the beginning when the address says nothing', () => {
    expect(startOf(trailFrom('0.37.80'))).toBe(80);
    expect(trailFrom('ailleurs')).toEqual([0]);
  });
});
