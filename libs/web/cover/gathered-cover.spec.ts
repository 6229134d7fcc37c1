import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CoverPlan } from './cover.js';
import { gatheredCoverPath, gatheredCoverSvg, readGatheredCover } from './gathered-cover.js';

const plans = fc.array(
  fc.record<CoverPlan>({
    id: fc.uuid(),
    family: fc.constantFrom('maths', 'french', 'sciences', 'nursery'),
    print: fc.constantFrom('large', 'medium', 'small'),
    layout: fc.constantFrom('spine', 'frame', 'ground', 'bleed'),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('the cover of a collection', () => {
  it('is found again from its address', () => {
    fc.assert(
      fc.property(plans, (given) => {
        const file = gatheredCoverPath(given).split('/').at(-1) ?? '';
        expect(readGatheredCover(file)).toEqual(given);
      }),
    );
  });

  it('is whole under a strict policy, and no name in it stands twice', () => {
    fc.assert(
      fc.property(plans, (given) => {
        const svg = gatheredCoverSvg(given);
        expect(svg).not.toMatch(/style|NaN|undefined|Infinity|href="(?!#)/);
        const names = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const [, used] of svg.matchAll(/(?:href="#|url\(#)(\w+)/g)) expect(names).toContain(used);
      }),
    );
  });

  it.each(['', '.svg', 'a.svg', 'maths.large.bleed.a~x.svg', `${'maths.large.bleed.a~'.repeat(5)}.svg`])(
    'is refused under an address we did not write: %s',
    (file) => {
      expect(readGatheredCover(file)).toBeNull();
    },
  );
});
