import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { FamilyDrawing } from './family-drawing.js';
import { branchesOf, type Relative } from './family-tree.js';

const relative = (id: number, parent: number): Relative =>
  ({
    id: `${id}`,
    nearer: [`${parent}`],
    resource: { state: id % 5 === 0 ? 'HIDDEN' : 'PUBLISHED' },
  }) as Relative;

/** Relatives 1 to n, each hanging from an earlier one, or from the resource itself: 0. */
const families = fc
  .array(fc.nat(1000), { minLength: 2, maxLength: 60 })
  .map((parents) => parents.map((parent, at) => relative(at + 1, parent % (at + 1))));

/** Where the path of each circle begins. */
const circlesOf = (svg: string): string[] =>
  [...svg.matchAll(/M(-?[\d.]+ -?[\d.]+)a/g)].map(([, place = '']) => place);

describe('the drawing of a family', () => {
  it('gives everybody a place of her own, in five elements without a style, and nothing to hear', () => {
    fc.assert(
      fc.property(families, families, (ancestors, descendants) => {
        const svg = renderToString(
          <FamilyDrawing ancestors={branchesOf(ancestors)} descendants={branchesOf(descendants)} />,
        );
        const places = circlesOf(svg);
        expect(places).toHaveLength(ancestors.length + descendants.length + 1);
        expect(new Set(places).size).toBe(places.length);
        expect(svg.match(/C/g)).toHaveLength(ancestors.length + descendants.length);
        expect(svg.match(/<\w/g)).toHaveLength(5);
        expect(svg).toMatch(/^<svg [^>]*aria-hidden="true"/);
        expect(svg).not.toMatch(/style|NaN|Infinity/);
      }),
    );
  });

  it('is left out where there is nothing to draw', () => {
    expect(renderToString(<FamilyDrawing ancestors={[]} descendants={branchesOf([relative(1, 0)])} />)).toBe(
      '',
    );
  });
});

describe('branches', () => {
  it('hang from each other; what hangs from none of them hangs from the resource', () => {
    const shape = (branches: ReturnType<typeof branchesOf>): unknown[] =>
      branches.map(({ relative: { id }, isRestated, branches: below }) => [id, isRestated, ...shape(below)]);
    expect(shape(branchesOf([relative(3, 2), relative(4, 3), relative(5, 9)], [relative(2, 1)]))).toEqual([
      ['2', true, ['3', false, ['4', false]]],
      ['5', false],
    ]);
  });
});
