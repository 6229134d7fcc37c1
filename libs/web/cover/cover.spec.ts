import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverPath, coverPlan, readCoverPlan } from './cover-plan.js';
import { coverSvg } from './cover.js';
import { type Family, PALETTES } from './inks.js';

const families = Object.keys(PALETTES) as Family[];
const plans = fc.record({
  id: fc.stringMatching(/^[\w-]{1,40}$/),
  family: fc.constantFrom(...families),
  print: fc.constantFrom('large', 'medium', 'small'),
  layout: fc.constantFrom('spine', 'frame', 'ground', 'bleed'),
});

describe('a cover', () => {
  // Browsers keep covers for a year: a change of drawing must change their address first.
  it('never changes', () => {
    const printed = families.map((family) =>
      coverSvg({ id: 'dev-ped-14', family, print: 'medium', layout: 'spine' }),
    );
    expect(createHash('sha256').update(printed.join('\n')).digest('hex')).toBe(
      '51e4f577cbc52d5ad437ac41d1cf3a59e9ffdd3072069acdc05d055db1154a7b',
    );
  });

  it('is whole under a strict policy and weighs less than 1.6 KB', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const svg = coverSvg(plan);
        expect(svg).not.toMatch(/style|NaN|undefined|Infinity|href="(?!#)/);
        expect(Buffer.byteLength(svg)).toBeLessThan(1600);
      }),
      { numRuns: 500 },
    );
  });

  it('is found again from its address', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const [, , family = '', print = '', layout = '', file = ''] = coverPath(plan).split('/');
        expect(readCoverPlan({ family, print, layout, file })).toEqual(plan);
      }),
    );
  });

  it.each([
    { family: 'constructor', print: 'large', layout: 'bleed', file: 'a.svg' },
    { family: 'maths', print: 'huge', layout: 'bleed', file: 'a.svg' },
    { family: 'maths', print: 'large', layout: 'bleed', file: '../a.svg' },
    { family: 'maths', print: 'large', layout: 'bleed', file: `${'a'.repeat(65)}.svg` },
  ])('is refused under an address we did not write: %j', (parts) => {
    expect(readCoverPlan(parts)).toBeNull();
  });

  it('follows the subject, the level and the type', () => {
    expect(coverPlan({ id: 'a', subject: 'Mathématiques', level: 'CP', type: 'Exercice' })).toEqual({
      id: 'a',
      family: 'maths',
      print: 'large',
      layout: 'ground',
    });
    expect(coverPlan({ id: 'a', subject: 'Mathématiques', level: 'Moyenne section, cycle 1' }).family).toBe(
      'nursery',
    );
    expect(coverPlan({ id: 'a', subject: 'Sciences numériques et technologie' }).family).toBe('computing');
  });
});
