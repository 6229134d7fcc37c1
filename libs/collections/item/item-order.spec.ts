import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Direction, directions, placeAfter, stepOf } from './item-order.js';

const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });

describe('the order of a list', () => {
  it('keeps everything and the order of the others, whatever moves', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.constantFrom(...directions), (ids, pick, direction) => {
        const moved = ids[pick % ids.length]!;
        const after = placeAfter(ids, moved, stepOf(ids, moved, direction));
        expect([...after].sort()).toEqual([...ids].sort());
        expect(after.filter((id) => id !== moved)).toEqual(ids.filter((id) => id !== moved));
      }),
    );
  });

  it.each<[Direction, string, string[]]>([
    ['up', 'c', ['a', 'c', 'b', 'd']],
    ['up', 'a', ['a', 'b', 'c', 'd']],
    ['down', 'b', ['a', 'c', 'b', 'd']],
    ['down', 'd', ['a', 'b', 'c', 'd']],
    ['first', 'd', ['d', 'a', 'b', 'c']],
    ['last', 'a', ['b', 'c', 'd', 'a']],
  ])('%s of %s', (direction, moved, expected) => {
    const ids = ['a', 'b', 'c', 'd'];
    expect(placeAfter(ids, moved, stepOf(ids, moved, direction))).toEqual(expected);
  });
});
