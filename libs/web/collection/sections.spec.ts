import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endingOn } from './sections.js';

describe('where a section of a collection ends', () => {
  it('is on one page, which holds its last item when it has some', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        (held, free, perPage) => {
          const sections = held.map((itemCount, at) => ({ id: String(at), itemCount }));
          const all = free + held.reduce((sum, count) => sum + count, 0);
          const items = [
            ...Array.from({ length: free }, () => ''),
            ...sections.flatMap(({ id, itemCount }) => Array.from({ length: itemCount }, () => id)),
          ];
          const pages = Array.from({ length: Math.max(1, Math.ceil(all / perPage)) }, (_, at) => at + 1);
          for (const { id, itemCount } of sections) {
            const ends = pages.filter((page) => endingOn(sections, { all, page, perPage }).has(id));
            expect(ends).toHaveLength(1);
            if (itemCount > 0) expect(ends).toEqual([Math.ceil((items.lastIndexOf(id) + 1) / perPage)]);
          }
        },
      ),
    );
  });
});
